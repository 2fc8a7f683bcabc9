"""What testing holds about whom.

Answers and statements never leave in an export: that would hand out the test. What the answers say
about a person is in the results of insights, which the person exports there.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose
from tweespraak.instruments.api import form_of
from tweespraak.testing.models import Assignment, Response, Session
from tweespraak.testing.queries import assignments_of, own_sessions

_ASKED = _("To know who was asked to take which test, and by whom")
_TAKEN = _("To go on where one stopped, and to know with which version a result was measured")
_ANSWER = _("To score the test and to be able to work a score out again")
_LATER = _("24 months after the last use; at once on request")

FIELDS = {
    "Assignment": {
        "id": NOTHING,
        "organisation": Field(Whose.ORGANISATION, _ASKED, _LATER),
        "person": Field(Whose.ORGANISATION, _ASKED, _LATER),
        "instrument": Field(Whose.ORGANISATION, _ASKED, _LATER),
        "created_at": Field(Whose.ORGANISATION, _ASKED, _LATER),
        "created_by_id": Field(Whose.WORKER, _ASKED, _LATER),
    },
    "Session": {
        "id": NOTHING,
        "person": Field(Whose.PERSON, _TAKEN, _LATER),
        "version": Field(Whose.PERSON, _TAKEN, _LATER),
        "instrument": Field(Whose.PERSON, _TAKEN, _LATER),
        "language": Field(Whose.PERSON, _TAKEN, _LATER),
        "started_at": Field(Whose.PERSON, _TAKEN, _LATER),
        "finished_at": Field(Whose.PERSON, _TAKEN, _LATER),
    },
    "Response": {
        "id": NOTHING,
        "session": Field(Whose.PERSON, _ANSWER, _LATER),
        "item_key": Field(Whose.PERSON, _ANSWER, _LATER),
        "value": Field(Whose.PERSON, _ANSWER, _LATER),
        "language": Field(Whose.PERSON, _ANSWER, _LATER),
        "answered_at": Field(Whose.PERSON, _ANSWER, _LATER),
        "click": NOTHING,
    },
}

WORDS = {
    "context": _("Tests"),
    "Assignment": _("Which tests you were asked to take"),
    "Session": _("A test you took"),
    "Response": _("Your answers"),
    "tests_i_was_asked_to_take": _("Tests you were asked to take"),
    "tests_i_took": _("Tests you took"),
    "test": _("Test"),
    "test=personality": _("Personality questionnaire"),
    "by": _("Asked by"),
    "at": _("When"),
    "version": _("Version"),
    "language": _("Language"),
    "language=nl": _("Dutch"),
    "language=en": _("English"),
    "started_at": _("Begun"),
    "finished_at": _("Finished"),
    "answers_kept": _("Answers kept"),
}


def export(person: Any) -> dict[str, Any]:
    """Which tests the person was asked to take and took, how far; no statements, no answers."""
    return {
        "tests_i_was_asked_to_take": [
            {
                "test": row.instrument,
                "by": row.organisation.name,
                "at": row.created_at.isoformat(),
            }
            for row in assignments_of(person.pk)
        ],
        "tests_i_took": [_facts(session) for session in own_sessions(person.pk)],
    }


def erase(person: Any, rule: Rule) -> int:
    """Everything of the person, in this order: answers, then sessions, then assignments.

    Results lean on sessions, so insights erases first: contexts are asked from the top down.
    """
    sessions = Session.objects.filter(person_id=person.pk)
    gone = Response.objects.filter(session__in=sessions).erase()
    gone += sessions.delete()[0]
    return gone + Assignment.objects.filter(person_id=person.pk).delete()[0]


def _facts(session: Session) -> dict[str, Any]:
    return {
        "test": session.instrument,
        "version": form_of(session.version_id).label,
        "language": session.language,
        "started_at": session.started_at.isoformat(),
        "finished_at": session.finished_at.isoformat() if session.finished_at else None,
        "answers_kept": session.responses.count(),
    }
