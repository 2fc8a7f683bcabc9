"""Work off the evaluations for which a moment has come."""

from tweespraak.evaluations.actions.clock import work_off_evaluations
from tweespraak.foundation.due import works_off

works_off("evaluations")(work_off_evaluations)
