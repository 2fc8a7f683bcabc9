"""Scores as the participant reads them in their report: first what the report says of them, then the rest."""

from dataclasses import dataclass

from django.utils.translation import get_language

from tweespraak.assessments.documents.material import PartCard, ScoreCard, material_of
from tweespraak.assessments.documents.reads import Reading
from tweespraak.assessments.documents.report_read import ReadSection
from tweespraak.assessments.models import Part
from tweespraak.assessments.rules.sections import Section, sentence_key, sentences
from tweespraak.insights.api import Kind, NormText


@dataclass(frozen=True)
class PartBands:
    """The scores of one test: `told` stands in the report in words (else the broad traits), `others` not."""

    part: Part
    norm: NormText
    told: tuple[ScoreCard, ...]
    others: tuple[ScoreCard, ...]


def bands_of(reading: Reading, section: ReadSection) -> list[PartBands]:
    """The scores that belong to this section; only the results have them."""
    if section.key is not Section.RESULTS:
        return []
    told = _told(reading)
    cards = material_of(reading.case, get_language() or "nl").parts
    return [_bands(card, card.norm, told) for card in cards if card.norm and card.scores]


def _bands(card: PartCard, norm: NormText, told: set[tuple[Part, str]]) -> PartBands:
    first = tuple(one for one in card.scores if (card.part, one.key) in told) or broad(card.scores)
    return PartBands(card.part, norm, first, tuple(one for one in card.scores if one not in first))


def broad(scores: tuple[ScoreCard, ...]) -> tuple[ScoreCard, ...]:
    """The few broad traits one begins with when the report names no score."""
    return tuple(one for one in scores if one.kind is Kind.DOMAIN)


def _told(reading: Reading) -> set[tuple[Part, str]]:
    """Of which scores a sentence stands in the report, in its own language."""
    there = reading.version.sentences
    return {
        (card.part, score.key)
        for card in material_of(reading.case, reading.report.language).parts
        for score in card.scores
        if any(
            sentence_key(one) in there for offer in score.offers for one in sentences(offer.text)
        )
    }
