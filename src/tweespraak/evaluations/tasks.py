"""Work off the evaluations for which a moment has come, and count what is over."""

from tweespraak.evaluations.actions.clock import work_off_evaluations
from tweespraak.evaluations.actions.counting import count_evaluations
from tweespraak.foundation.due import works_off

works_off("evaluations")(work_off_evaluations)
works_off("evaluation counts")(count_evaluations)
