"""The pages of who runs the rhythm; and passing on, which the two do."""

from tweespraak.conversations.views.rhythm.course import course, write_course
from tweespraak.conversations.views.rhythm.cycles import (
    change_cycle,
    cycle,
    drop_cycle,
    new_cycle,
    rhythm,
    start_cycle,
    stop_cycle,
)
from tweespraak.conversations.views.rhythm.figures import cycle_file
from tweespraak.conversations.views.rhythm.messages import answer, messages, pass_on
from tweespraak.conversations.views.rhythm.words import end_word, words

__all__ = [
    "answer",
    "change_cycle",
    "course",
    "cycle",
    "cycle_file",
    "drop_cycle",
    "end_word",
    "messages",
    "new_cycle",
    "pass_on",
    "rhythm",
    "start_cycle",
    "stop_cycle",
    "words",
    "write_course",
]
