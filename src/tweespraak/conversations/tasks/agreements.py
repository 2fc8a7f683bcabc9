"""Work off the agreements somebody is to be reminded of, or asked about."""

from tweespraak.conversations.actions.agreement_clock import work_off_agreements
from tweespraak.foundation.due import works_off

works_off("agreements")(work_off_agreements)
