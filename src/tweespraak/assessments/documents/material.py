"""What lies beside a report while it is written: scores and match in words, and what was seen.

Every sentence with a score is ours: it comes with the rule and the versions it was made by, and with
the same key wherever it is used, so that section 13 can name it (practice N14).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.rules.sections import Source, sentence_key, sentences
from tweespraak.foundation.texts import in_language
from tweespraak.insights.api import (
    Kind,
    NormText,
    Reading,
    Result,
    ScaleScore,
    basis_of,
    norm_text,
    profile_of_result,
    reading_of,
    scale_text,
    scores_of,
)
from tweespraak.instruments.api import INSTRUMENTS
from tweespraak.lenses.api import MatchText, content_of, lens_name, match_of, match_text

ORDER = (Kind.DOMAIN, Kind.COMPETENCY, Kind.FACET)


@dataclass(frozen=True)
class Offer:
    """Words that can be put in the report. `source`: of a computer's; None: a psychologist's own."""

    key: str
    text: str
    source: Source | None = None


@dataclass(frozen=True)
class ScoreCard:
    """One score in words and as a band, with what can be put in the report."""

    key: str
    name: str
    kind: Kind
    reading: Reading
    score: ScaleScore
    offers: tuple[Offer, ...]

    @property
    def words(self) -> str:
        """The score on the C scale, as it is read."""
        return on_scale(self.score.c)

    @property
    def error(self) -> float:
        """The standard error on the C scale."""
        return 2 * (self.score.se or 0.0)


@dataclass(frozen=True)
class PartCard:
    """One part of the day: what was seen, and the scores it gave."""

    part: Part
    observations: tuple[Offer, ...]
    scores: tuple[ScoreCard, ...] = ()
    norm: NormText | None = None
    others: tuple[Offer, ...] = ()  # scores of another publisher, as they were written down


@dataclass(frozen=True)
class MatchCard:
    """How the results fit the lens of the case."""

    lens: str
    text: MatchText
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Material:
    """Everything of one case, in the language of its report."""

    parts: tuple[PartCard, ...]
    match: MatchCard | None = None

    @property
    def offers(self) -> dict[str, Offer]:
        """Everything that can be put in the report, by key."""
        return {offer.key: offer for offer in self._every()}

    @property
    def offered(self) -> dict[str, Source]:
        """Every automated sentence by its key, with where it comes from."""
        return {
            sentence_key(one): offer.source
            for offer in self._every()
            if offer.source
            for one in sentences(offer.text)
        }

    def _every(self) -> Iterator[Offer]:
        for card in self.parts:
            yield from card.observations
            yield from card.others
            for score in card.scores:
                yield from score.offers
        if self.match:
            yield from self.match.offers


def material_of(case: Case, language: str) -> Material:
    """The material of a case, in this language."""
    with translation.override(language):
        parts = [one for one in case.parts.select_related("result") if not one.skipped_because]
        return Material(tuple(_part(one) for one in parts), _match(case, parts))


def _part(part: Part) -> PartCard:
    seen = tuple(
        _own(text)
        for one in part.observations
        for text in (one.get("seen", ""), one.get("meaning", ""))
        if text
    )
    others = tuple(_own(_other_score(one, part)) for one in part.scores)
    if part.result is None:
        return PartCard(part, seen, others=others)
    scores = scores_of(part.result)
    norm = norm_text(basis_of(part.result))
    source = scoring_source(part.result)
    cards = [_score(one, norm, source) for one in scores.values() if one.enough]
    cards.sort(key=lambda card: ORDER.index(card.kind))
    return PartCard(part, seen, tuple(cards), norm, others)


def scoring_source(result: Result) -> Source:
    """Which rules computed this result, with every version."""
    test = in_language(INSTRUMENTS[result.instrument].name)
    versions = (result.version.label, result.norm.label, result.composite.label)
    line = _(
        "Scores of the %(test)s and what is said of them: computed from the answers (questions "
        "%(questions)s, norms %(norms)s, competencies %(competencies)s) and put in words by C score: "
        "below 3.5 lower, above 6.5 higher."
    )
    words = dict(zip(("questions", "norms", "competencies"), versions, strict=True))
    return Source("scores/" + "/".join(versions), line % {"test": test, **words})


def _score(score: ScaleScore, norm: NormText, source: Source) -> ScoreCard:
    reading, text = reading_of(score), scale_text(score.key)
    told = _(
        "%(scale)s: %(word)s (C %(c)s, margin of error %(low)s to %(high)s; %(norm)s)."
    ) % {
        "scale": text.name, "word": reading.word, "c": on_scale(score.c),
        "low": on_scale(score.low), "high": on_scale(score.high), "norm": norm.status,
    }  # fmt: skip
    offers = [_ours(told, source), *(_ours(one.text, source) for one in reading.meanings[:1])]
    return ScoreCard(score.key, text.name, score.kind, reading, score, tuple(offers))


def on_scale(c: float | None) -> str:
    """A C score as it is read: the scale ends at 0 and 10."""
    return floatformat(min(max(c or 0.0, 0.0), 10.0), 1)


def _match(case: Case, parts: list[Part]) -> MatchCard | None:
    """The match of the newest result with the lens of the case, if there is one."""
    result = next((one.result for one in reversed(parts) if one.result), None)
    version = case.lens_version
    band = match_of(profile_of_result(result), content_of(version)) if version and result else None
    if version is None or result is None or band is None:
        return None
    name, text = lens_name(version), match_text(band)
    line = _(
        "Match with the lens %(lens)s, version %(number)d: computed from the competencies, each with "
        "its weight and its ideal range; strong from 75, fair from 50 out of 100."
    ) % {"lens": name, "number": version.number}
    source = Source(f"match/{version.pk}/{result.composite.label}", line)
    told = f"{name}: {text.word}. {text.sentence}"
    return MatchCard(name, text, (_ours(told, source),))


def _other_score(row: dict[str, str], part: Part) -> str:
    words = {"scale": row.get("scale", ""), "score": row.get("score", ""), "se": row.get("se", "")}
    told = (
        _("%(scale)s: %(score)s, margin of error %(se)s") if words["se"] else "%(scale)s: %(score)s"
    )
    return f"{told % words} ({part.norm})." if part.norm else f"{told % words}."


def _own(text: str) -> Offer:
    return Offer(sentence_key(text)[:16], text)


def _ours(text: str, source: Source) -> Offer:
    return Offer(sentence_key(text)[:16], text, source)
