"""Make the files people asked for and erase them after their days; keep every term."""

from tweespraak.foundation.due import works_off
from tweespraak.privacy.actions import make_due_takeouts, work_off_terms

works_off("takeouts")(make_due_takeouts)
works_off("terms")(work_off_terms)
