"""Work off the assessments for which a moment has come."""

from tweespraak.assessments.actions.after import ask_aftercare
from tweespraak.assessments.actions.clock import work_off_assessments
from tweespraak.foundation.due import works_off

works_off("assessments")(work_off_assessments)
works_off("aftercare")(ask_aftercare)
