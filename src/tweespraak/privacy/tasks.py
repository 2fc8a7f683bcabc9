"""Make the files people asked for, and erase them after their days."""

from tweespraak.foundation.due import works_off
from tweespraak.privacy.actions import make_due_takeouts

works_off("takeouts")(make_due_takeouts)
