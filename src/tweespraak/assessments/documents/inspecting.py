"""The questions of a test with what was answered, for the screen of two people and for nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.models import Part
from tweespraak.assessments.rules.inspecting import InspectRefusal
from tweespraak.instruments.api import form_of
from tweespraak.testing.api import answers_of

REFUSALS: Mapping[InspectRefusal, Words] = {
    InspectRefusal.NOT_NOW: gettext_lazy(
        "This is not possible now. See on the page of the assessment how it stands."
    ),
    InspectRefusal.NOTHING: gettext_lazy(
        "There are no answers to look at: no test of ours was taken in this assessment."
    ),
    InspectRefusal.NOT_ASKED: gettext_lazy(
        "The psychologist has not begun, or it was too long ago. Ask for a new code."
    ),
    InspectRefusal.WRONG_CODE: gettext_lazy(
        "This is not the code. Look again at the screen of the psychologist, or let it be read out."
    ),
    InspectRefusal.TOO_MANY: gettext_lazy(
        "The code was typed wrong too often. Ask the psychologist to end it and begin again."
    ),
    InspectRefusal.OVER: gettext_lazy(
        "Looking together is over. Begin again if you need more time."
    ),
}


@dataclass(frozen=True)
class Answered:
    """A question as it was asked, and the answer in words."""

    number: int
    sentence: str
    answer: str


def answered(part: Part) -> list[Answered]:
    """Every question of the test in the language in which it was taken."""
    if part.result is None:
        return []
    session = part.result.session
    form, given = form_of(session.version_id), answers_of(session)
    words = form.introduction(session.language)
    return [
        Answered(
            item.position,
            words.sentence(item.text[session.language]),
            _label(words.labels, given.get(item.key)),
        )
        for item in form.items
        if item.key in given
    ]


def _label(labels: tuple[str, ...], value: int | None) -> str:
    return labels[value - 1] if value else _("skipped")
