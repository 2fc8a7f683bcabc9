"""Look at the running cycles once a day."""

from tweespraak.conversations.actions.cycle_clock import work_off_cycles
from tweespraak.foundation.due import works_off

works_off("cycles")(work_off_cycles)
