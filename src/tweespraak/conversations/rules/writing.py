"""What may be written, by whom, and when a preparation or a record is complete."""

from enum import StrEnum


class Part(StrEnum):
    """What an entry of a preparation is."""

    ANSWER = "answer"  # to a question of a theme
    TOPIC = "topic"  # what one wants to talk about
    GOAL = "goal"  # a goal of one's own, laid on the table
    INSIGHT = "insight"  # a score of one's own, laid on the table
    ADDITION = "addition"  # with its date, after the reveal or after closing
