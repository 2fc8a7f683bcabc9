"""The only door to evaluations for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.evaluations.access.evaluations import (
    REPLY_SLOT,
    concerned,
    evaluation,
    evaluation_with_code,
    is_in_evaluations,
    member_in_evaluations,
    recruiter,
    topic_keeper,
)
from tweespraak.evaluations.access.topics import own_topic

__all__ = [
    "REPLY_SLOT",
    "concerned",
    "evaluation",
    "evaluation_with_code",
    "is_in_evaluations",
    "member_in_evaluations",
    "own_topic",
    "recruiter",
    "topic_keeper",
]
