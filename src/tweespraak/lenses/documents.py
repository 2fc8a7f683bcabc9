"""Lenses and matches in words, in the reader's language; no number stands without them."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tweespraak.foundation.texts import in_language
from tweespraak.insights.api import scale_name
from tweespraak.lenses.models import LensVersion
from tweespraak.lenses.queries import content_of
from tweespraak.lenses.rules.content import LensContent, Requirement
from tweespraak.lenses.rules.matching import Level, MatchBand

WEIGHTS = {
    1: gettext_lazy("counts once"),
    2: gettext_lazy("counts twice"),
    3: gettext_lazy("counts three times"),
}

DEPARTMENTS = {
    "management": gettext_lazy("Management"),
    "projects": gettext_lazy("Projects"),
    "service": gettext_lazy("Service"),
    "sales": gettext_lazy("Sales"),
    "policy": gettext_lazy("Policy and advice"),
    "care": gettext_lazy("Care"),
    "technology": gettext_lazy("Technology"),
    "hr": gettext_lazy("Human resources"),
}
LEVELS = {
    "professional": gettext_lazy("Professional"),
    "senior": gettext_lazy("Senior"),
    "lead": gettext_lazy("Leading"),
}

# From which C score a height is called this. The middle of the norm group is C 5; insights calls
# everything from 3.5 to 6.5 the middle, so between those borders only "just above" and "just below".
HEIGHTS = (
    (8.0, gettext_lazy("very high")),
    (6.5, gettext_lazy("high")),
    (5.5, gettext_lazy("just above average")),
    (4.5, gettext_lazy("average")),
    (3.5, gettext_lazy("just below average")),
    (2.0, gettext_lazy("low")),
)
LOWEST = gettext_lazy("very low")

MATCHES = {
    Level.STRONG: (
        gettext_lazy("Strong match"),
        gettext_lazy("The profile lies close to what this lens asks for."),
        gettext_lazy("It may also be a strong match: the margin of error reaches that far."),
    ),
    Level.FAIR: (
        gettext_lazy("Fair match"),
        gettext_lazy("The profile lies partly outside what this lens asks for."),
        gettext_lazy("It may also be a fair match: the margin of error reaches that far."),
    ),
    Level.WEAK: (
        gettext_lazy("Weak match"),
        gettext_lazy("The profile lies for the most part outside what this lens asks for."),
        gettext_lazy("It may also be a weak match: the margin of error reaches that far."),
    ),
}


@dataclass(frozen=True)
class RequirementText:
    """One competency of a lens as a reader sees it."""

    key: str
    name: str
    weight: int
    weight_word: str
    range: str
    question: str


@dataclass(frozen=True)
class LensText:
    """A lens in one language."""

    name: str
    summary: str
    why: str
    department: str
    level: str
    job_titles: tuple[str, ...]
    requirements: tuple[RequirementText, ...]
    evidence: str


@dataclass(frozen=True)
class MatchText:
    """A match in one language; low, high and point run from 0 to 1 along the scale."""

    level: str
    word: str
    sentence: str
    low: float
    high: float
    point: float


def lens_name(version: LensVersion, language: str | None = None) -> str:
    """The name of a lens in the reader's (or the given) language."""
    return in_language(version.content["name"], language)


def lens_text(version: LensVersion) -> LensText:
    """A lens in the reader's language."""
    content = content_of(version)
    return LensText(
        name=in_language(content.name),
        summary=in_language(content.summary),
        why=in_language(content.why),
        department=str(DEPARTMENTS[content.department]),
        level=str(LEVELS[content.level]),
        job_titles=content.job_titles[_language()],
        requirements=tuple(_requirement(part, content) for part in content.requirements),
        evidence=in_language(content.evidence),
    )


def match_text(band: MatchBand) -> MatchText:
    """A match in the reader's language: the word, a sentence, and how sure it is."""
    word, sentence, _also = MATCHES[band.level]
    sentences = [str(sentence), *(str(MATCHES[other][2]) for other in band.touches)]
    if not band.complete:
        sentences.append(
            _("Not everything was measured: this rests on %(share)d%% of the weights.")
            % {"share": round(100 * band.match.covered)}
        )
    return MatchText(
        level=band.level,
        word=str(word),
        sentence=" ".join(sentences),
        low=band.low / 100,
        high=band.high / 100,
        point=band.match.score / 100,
    )


def competency_name(key: str) -> str:
    """The name of a competency in the reader's language."""
    return scale_name(key, _language())


def weight_word(weight: int) -> str:
    """How much a competency counts."""
    return str(WEIGHTS[weight])


def height_word(c: float) -> str:
    """How high a C score is, as this norm group is read."""
    return str(next((word for border, word in HEIGHTS if c >= border), LOWEST))


def range_words(low: float, high: float) -> str:
    """An ideal range in words."""
    words = {"low": height_word(low), "high": height_word(high)}
    if words["low"] == words["high"]:
        return words["low"]
    return _("from %(low)s to %(high)s") % words


def _requirement(part: Requirement, content: LensContent) -> RequirementText:
    question = content.interview.get(part.competency)
    return RequirementText(
        key=part.competency,
        name=competency_name(part.competency),
        weight=part.weight,
        weight_word=weight_word(part.weight),
        range=range_words(part.low, part.high),
        question=in_language(question) if question else "",
    )


def _language() -> str:
    return (get_language() or "nl")[:2]
