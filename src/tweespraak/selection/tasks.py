"""Work off the applications for which a moment has come."""

from tweespraak.foundation.due import works_off
from tweespraak.selection.actions.clock import work_off_applications
from tweespraak.selection.actions.lessons import remind_of_lessons
from tweespraak.selection.actions.mirror import measure_processes
from tweespraak.selection.actions.nudging import remind_who_signs

works_off("applications")(work_off_applications)
works_off("lessons")(remind_of_lessons)
works_off("processes")(measure_processes)
works_off("signatures")(remind_who_signs)
