"""Hints for who writes: sentences that are hard to read, and words that do not belong in a report.

They warn and never hold: a report is the work of a psychologist. Nothing of them is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.guarding import Named, item_texts, medical, names_of_others
from tweespraak.assessments.rules.plainness import Hint, HintKind, hard_sentences, mentions, quotes
from tweespraak.assessments.rules.sections import Section, Sections, places_of

WHY: Mapping[HintKind, Promise] = {
    HintKind.LONG: _("A long sentence. Make two of it: that reads more easily."),
    HintKind.HARD: _("Hard to read. Shorter words, or an example, help the participant."),
    HintKind.MEDICAL: _("This can be about somebody’s health. A report says nothing of that."),
    HintKind.FAMILY: _("This can be about somebody’s family or private life. Leave it out."),
    HintKind.PERSON: _("Somebody else is named here. Write about the participant only."),
    HintKind.ITEM: _("This is the text of a question of a test. It never stands in a report."),
}


@dataclass(frozen=True)
class HintText:
    """A hint with the words around it."""

    before: str
    found: str
    after: str
    why: str


def hints_for(case: Case, sections: Sections, section: Section, language: str) -> list[HintText]:
    """The hints for what stands in one section."""
    others, items = names_of_others(case), item_texts(case, language)
    texts = [text for place, text in places_of(sections, section) if place.field.kind.is_text]
    return [_text(one) for text in texts for one in _every(text, case, language, others, items)]


def _every(
    text: str, case: Case, language: str, others: Iterable[Named], items: Iterable[str]
) -> Iterator[Hint]:
    yield from hard_sentences(text, language)
    yield from medical(text, case)
    yield from mentions(text, others)
    yield from quotes(text, items)


def _text(hint: Hint) -> HintText:
    return HintText(hint.before, hint.found, hint.after, str(WHY[hint.kind]))
