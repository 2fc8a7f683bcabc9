"""Work off the agreements somebody is to be reminded of, and the questions after a change of manager."""

from tweespraak.conversations.actions.agreement_clock import work_off_agreements
from tweespraak.conversations.actions.manager_changes import work_off_changes
from tweespraak.foundation.due import works_off

works_off("agreements")(work_off_agreements)
works_off("manager_changes")(work_off_changes)
