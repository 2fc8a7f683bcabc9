"""The only door to assessments for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.assessments.access.cases import (
    is_in_assessments,
    member_in_assessments,
    part,
    part_to_read,
    place,
    reads_part,
    starter,
)
from tweespraak.assessments.access.reports import newest, snippet, version, writer
from tweespraak.assessments.access.talks import (
    at_talk,
    card_shared_with_me,
    holder,
    in_room,
    note_writer,
    planner_of_talk,
)

__all__ = [
    "at_talk",
    "card_shared_with_me",
    "holder",
    "in_room",
    "is_in_assessments",
    "member_in_assessments",
    "newest",
    "note_writer",
    "part",
    "part_to_read",
    "place",
    "planner_of_talk",
    "reads_part",
    "snippet",
    "starter",
    "version",
    "writer",
]
