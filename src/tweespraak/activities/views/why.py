"""Why this match: every number of it, so that it can be worked out again by hand."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tweespraak.activities.queries import Participant
from tweespraak.insights.api import NormText, Result, basis_of, norm_text
from tweespraak.lenses.api import (
    NINETY,
    Fit,
    MatchBand,
    Part,
    competency_name,
    height_word,
    range_words,
    weight_word,
)

TOP = 10.0  # the C scale is drawn from 0 to 10


@dataclass(frozen=True)
class WhyPart:
    """One competency of the match, in words and numbers."""

    part: Part
    name: str
    weight_word: str
    range: str
    place: str  # where the score lies beside the range, in words
    height: str
    distance: float  # C units outside the range
    low: float  # the interval of the score, from 0 to 1 along the C scale
    high: float
    point: float


@dataclass(frozen=True)
class Why:
    """The whole of it."""

    band: MatchBand
    result: Result
    parts: tuple[WhyPart, ...]
    measured: tuple[WhyPart, ...]
    raises: tuple[WhyPart, ...]
    lowers: tuple[WhyPart, ...]
    missing: tuple[WhyPart, ...]
    norm: NormText
    factor: float = NINETY

    @property
    def covered(self) -> int:
        """The share of the weights that was measured, in percent."""
        return round(100 * self.band.match.covered)


def why_of(participant: Participant) -> Why | None:
    """Why a participant's match is what it is; None when there is none."""
    band, reuse = participant.match, participant.reuse
    if band is None or reuse is None:
        return None
    parts = tuple(_part(part) for part in band.parts)
    measured = tuple(one for one in parts if one.part.measured)
    lowers = sorted((one for one in measured if one.part.lost > 0), key=lambda one: -one.part.lost)
    return Why(
        band=band,
        result=reuse.result,
        parts=parts,
        measured=measured,
        raises=tuple(one for one in measured if one.part.label is Fit.FIT),
        lowers=tuple(lowers),
        missing=tuple(one for one in parts if not one.part.measured),
        norm=norm_text(basis_of(reuse.result)),
    )


def _part(part: Part) -> WhyPart:
    c, se = part.c or 0.0, part.c_se or 0.0
    return WhyPart(
        part,
        name=competency_name(part.competency),
        weight_word=weight_word(part.weight),
        range=range_words(part.low, part.high),
        place=_place(part.label),
        height=height_word(c) if part.measured else "",
        distance=max(part.low - c, c - part.high, 0.0),
        low=(c - NINETY * se) / TOP,
        high=(c + NINETY * se) / TOP,
        point=c / TOP,
    )


def _place(label: Fit) -> str:
    return {
        Fit.UNDER: _("below the ideal range"),
        Fit.FIT: _("within the ideal range"),
        Fit.OVER: _("above the ideal range"),
        Fit.MISSING: _("not measured"),
    }[label]
