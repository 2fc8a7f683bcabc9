"""The only door to selection for a view: not yours is 404, yours but not allowed is 403."""

from tweespraak.selection.access.candidates import candidacy
from tweespraak.selection.access.interviews import (
    interview,
    interviewer,
    judgement,
    own_judgement,
)
from tweespraak.selection.access.openings import (
    APPLICATION_SLOT,
    READS_CV,
    application,
    cv_of,
    opening,
    own_interview,
)
from tweespraak.selection.access.rejections import answering, calling, lifting, reading, writing
from tweespraak.selection.access.vacancies import (
    SIGN_SLOT,
    is_in_selection,
    member_in_selection,
    starter,
    vacancy,
)

__all__ = [
    "APPLICATION_SLOT",
    "READS_CV",
    "SIGN_SLOT",
    "answering",
    "application",
    "calling",
    "candidacy",
    "cv_of",
    "interview",
    "interviewer",
    "is_in_selection",
    "judgement",
    "lifting",
    "member_in_selection",
    "opening",
    "own_interview",
    "own_judgement",
    "reading",
    "starter",
    "vacancy",
    "writing",
]
