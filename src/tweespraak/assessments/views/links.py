"""What else can be opened from the page of a case, for each of its people."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.inspecting import tests_to_inspect
from tweespraak.assessments.rules.deciding import DECIDED
from tweespraak.assessments.rules.reading import is_readable
from tweespraak.assessments.rules.states import OVER, RELEASED, State

READERS = (Part.PSYCHOLOGIST, Part.SECOND_READER, Part.PARTICIPANT, Part.CLIENT)
CLIENT_TALK = (Part.PARTICIPANT, Part.PSYCHOLOGIST, Part.PLANNER, Part.CLIENT)
TALKERS = (Part.PARTICIPANT, Part.PSYCHOLOGIST, Part.PLANNER)
STAFF = (Part.PSYCHOLOGIST, Part.PLANNER, Part.COLLEAGUE, Part.SECOND_READER)


@dataclass(frozen=True)
class Page:
    """A page of a case: its words, who may open it, and when."""

    name: str
    label: Words
    parts: tuple[Part, ...]
    when: Callable[[Case], bool] = lambda case: True


def _is_sent(case: Case) -> bool:
    return bool(case.sheet)


def _is_going(case: Case) -> bool:
    return case.state not in OVER


def _is_decided_on(case: Case) -> bool:
    return case.state in (State.DECIDING, State.EXPIRED_UNRELEASED, *DECIDED)


def _is_shown(case: Case) -> bool:
    return is_readable(State(case.state)) and case.shown_at is not None


def _has_answers(case: Case) -> bool:
    return _is_shown(case) and bool(tests_to_inspect(case))


def _has_begun(case: Case) -> bool:
    return case.consented_at is not None and _is_going(case)


PAGES = (
    Page("brief", _("The brief"), READERS),
    Page("sheet", _("Information sheet"), READERS, _is_sent),
    Page("programme", _("Programme"), (Part.PARTICIPANT,), lambda case: case.parts.exists()),
    Page("parts", _("Parts of the day"), STAFF),
    Page("people", _("People around it"), (Part.PSYCHOLOGIST, Part.PLANNER), _is_going),
    Page(
        "needs",
        _("What the participant needs"),
        (Part.PSYCHOLOGIST,),
        lambda case: bool(case.needs),
    ),
    Page("report", _("The report"), (Part.PSYCHOLOGIST,), lambda case: case.reports.exists()),
    Page("read", _("Your report"), (Part.PARTICIPANT,), _is_shown),
    Page("marks", _("What the participant marked"), (Part.PSYCHOLOGIST,), _is_shown),
    Page("corrections", _("Corrections"), (Part.PSYCHOLOGIST, Part.SECOND_READER), _is_shown),
    Page("inspection", _("Look at answers together"), (Part.PSYCHOLOGIST,), _has_answers),
    Page("review", _("Read along"), (Part.SECOND_READER,), lambda case: case.reports.exists()),
    Page("talk", _("Feedback talk"), TALKERS, lambda case: case.shown_at is not None),
    Page("talk_notes", _("Your own notes"), (Part.PSYCHOLOGIST, Part.COLLEAGUE), _has_begun),
    Page(
        "client_talk", _("Talk with the client"), CLIENT_TALK, lambda case: case.state in RELEASED
    ),
    Page("decide", _("Who gets the report"), (Part.PARTICIPANT,), _is_decided_on),
    Page("copy", _("Your copy"), (Part.PARTICIPANT,), lambda case: case.state in DECIDED),
    Page(
        "hold",
        _("Keep because of a complaint"),
        (Part.PSYCHOLOGIST,),
        lambda case: case.invited_at is not None,
    ),
    Page("take_over", _("Hand over to a colleague"), (Part.PSYCHOLOGIST, Part.PLANNER), _is_going),
    Page("invoice", _("For the invoice"), (Part.PSYCHOLOGIST, Part.PLANNER)),
)


def pages_of(place: Place) -> list[tuple[str, str]]:
    """Label and address of every page this person may open now."""
    return [
        (str(page.label), reverse(f"assessments:{page.name}", args=[place.case.pk]))
        for page in PAGES
        if place.is_any(*page.parts) and page.when(place.case)
    ]
