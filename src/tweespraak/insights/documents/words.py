"""The words for bands, kinds of scale and tips."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.insights.queries import scale_text
from tweespraak.insights.rules.reading import Place, bands_reached, place_of
from tweespraak.insights.rules.scores import Band, Kind, ScaleScore
from tweespraak.insights.rules.texts import Effort, TipKind

WORDS = {
    Band.LOW: gettext_lazy("lower"),
    Band.MID: gettext_lazy("middle"),
    Band.HIGH: gettext_lazy("higher"),
}
RANGES = {
    frozenset({Band.LOW, Band.MID}): gettext_lazy("lower to middle"),
    frozenset({Band.MID, Band.HIGH}): gettext_lazy("middle to higher"),
}
SENTENCES = {
    Band.LOW: gettext_lazy("Lower than most people in the norm group."),
    Band.MID: gettext_lazy("About the same as most people in the norm group."),
    Band.HIGH: gettext_lazy("Higher than most people in the norm group."),
}
ALSO = {
    Band.LOW: gettext_lazy("It may also be lower: the margin of error reaches that far."),
    Band.MID: gettext_lazy("It may also be in the middle: the margin of error reaches that far."),
    Band.HIGH: gettext_lazy("It may also be higher: the margin of error reaches that far."),
}
KINDS = {
    Kind.DOMAIN: gettext_lazy("Main line"),
    Kind.FACET: gettext_lazy("Trait"),
    Kind.COMPETENCY: gettext_lazy("Competency"),
}
TIP_KINDS = {
    TipKind.DO: gettext_lazy("do"),
    TipKind.LEARN_FROM_OTHERS: gettext_lazy("learn from others"),
    TipKind.STUDY: gettext_lazy("study"),
}
EFFORTS = {
    Effort.SMALL: gettext_lazy("little time"),
    Effort.MEDIUM: gettext_lazy("some time"),
    Effort.LARGE: gettext_lazy("more time"),
}


@dataclass(frozen=True)
class Meaning:
    """What one band means for this scale."""

    band: Band
    sentence: str
    text: str


@dataclass(frozen=True)
class Reading:
    """A score as its owner reads it: a word, a sentence, what it means, and where it lies."""

    word: str
    sentence: str
    place: Place | None
    meanings: tuple[Meaning, ...]  # own band first; more when the interval crosses a border


def band_word(score: ScaleScore) -> str:
    """The word for a score: one band, or two when its interval crosses a border."""
    reached = bands_reached(score)
    if not reached:
        return _("too few answers")
    if len(reached) == 1:
        return str(WORDS[reached[0]])
    return str(RANGES.get(frozenset(reached), _("cannot be told apart")))


def reading_of(score: ScaleScore) -> Reading:
    """Everything in words about a score."""
    reached = bands_reached(score)
    text = scale_text(score.key)
    meanings = tuple(
        Meaning(band, str((ALSO if place else SENTENCES)[band]), text.bands[band])
        for place, band in enumerate(reached)
    )
    sentence = " ".join(meaning.sentence for meaning in meanings)
    return Reading(band_word(score), sentence, place_of(score), meanings)


@dataclass(frozen=True)
class Suggestion:
    """A tip with the words for how one learns from it and what it asks."""

    text: str
    kind: str
    effort: str


def tips_for(score: ScaleScore) -> list[Suggestion]:
    """What someone with this score can try, the least time first."""
    if score.band is None:
        return []
    tips = sorted(
        scale_text(score.key).tips[score.band], key=lambda tip: list(Effort).index(tip.effort)
    )
    return [
        Suggestion(tip.text, str(TIP_KINDS[tip.kind]), str(EFFORTS[tip.effort])) for tip in tips
    ]
