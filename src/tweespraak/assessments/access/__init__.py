"""The only door to assessments for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.assessments.access.cases import (
    is_in_assessments,
    member_in_assessments,
    part,
    place,
    starter,
)
from tweespraak.assessments.access.reports import newest, snippet, version, writer

__all__ = [
    "is_in_assessments",
    "member_in_assessments",
    "newest",
    "part",
    "place",
    "snippet",
    "starter",
    "version",
    "writer",
]
