"""What a participant can say of a sentence, and how a request for correction ends."""

from enum import StrEnum


class MarkKind(StrEnum):
    """What the participant says of a sentence."""

    RECOGNISE = "recognise"
    NOT = "not"
    QUESTION = "question"


class RequestKind(StrEnum):
    """A fact that can be right or wrong, or a finding, which stays the psychologist's."""

    FACT = "fact"
    FINDING = "finding"


class Ruling(StrEnum):
    """How the psychologist decides on a request."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    STANDS = "stands"  # a finding: the report stays, the participant's own words go along
