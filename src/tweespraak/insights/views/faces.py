"""Scores arranged as the faces of the cube and the cards of its flat view; every score is a link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.insights.documents import band_word
from tweespraak.insights.queries import scale_name, scale_text
from tweespraak.insights.rules.reading import place_of
from tweespraak.insights.rules.scores import ScaleScore
from tweespraak.insights.rules.tables import Tables

Words = str | Promise


@dataclass(frozen=True)
class Shown:
    """One score as a face shows it; without a place there were too few answers."""

    name: str
    url: str
    band_word: str
    low: float | None
    high: float | None
    point: float | None


@dataclass(frozen=True)
class Face:
    """One side of the cube, or one card."""

    key: str
    title: Words
    intro: Words
    scores: tuple[Shown, ...]


# The eight factors of work behaviour, two to a side, so that every side has four competencies.
SIDES: tuple[tuple[str, Words, Words, frozenset[str]], ...] = (
    (
        "direction",
        gettext_lazy("Direction"),
        gettext_lazy("Choosing where to go, and getting there."),
        frozenset({"leading_deciding", "enterprising_performing"}),
    ),
    (
        "together",
        gettext_lazy("Together"),
        gettext_lazy("Working with others and winning them over."),
        frozenset({"supporting_cooperating", "interacting_presenting"}),
    ),
    (
        "thinking",
        gettext_lazy("Thinking"),
        gettext_lazy("Weighing facts and coming up with new ideas."),
        frozenset({"analysing_interpreting", "creating_conceptualising"}),
    ),
    (
        "doing",
        gettext_lazy("Doing"),
        gettext_lazy("Carrying work through, also when it gets rough."),
        frozenset({"organising_executing", "adapting_coping"}),
    ),
)


def cube_faces(scores: Mapping[str, ScaleScore], tables: Tables) -> list[Face]:
    """Six sides: the five main lines, all traits, four sides of competencies.

    The traits come second: the last two sides are the lid and the floor, which have less room.
    """
    traits = Face(
        "traits",
        _("Traits"),
        _("What the main lines and the competencies are made of."),
        _shown((facet.key for facet in tables.facets), scores),
    )
    lines, *sides = _first_five(scores, tables)
    return [lines, traits, *sides]


def flat_faces(scores: Mapping[str, ScaleScore], tables: Tables) -> list[Face]:
    """The same scores as cards; the traits by the main line they belong to."""
    traits = [
        Face(
            f"traits-{domain.key}",
            _("Traits of %(name)s") % {"name": scale_name(domain.key).lower()},
            scale_text(domain.key).definition,
            _shown(domain.facets, scores),
        )
        for domain in tables.domains
    ]
    return [*_first_five(scores, tables), *traits]


def _first_five(scores: Mapping[str, ScaleScore], tables: Tables) -> list[Face]:
    lines = Face(
        "lines",
        _("Main lines"),
        _("Five broad lines that run through everything you do."),
        _shown((domain.key for domain in tables.domains), scores),
    )
    sides = [
        Face(key, title, intro, _shown(_competencies(factors, tables), scores))
        for key, title, intro, factors in SIDES
    ]
    return [lines, *sides]


def _competencies(factors: frozenset[str], tables: Tables) -> list[str]:
    return [row.key for row in tables.competencies if row.factor in factors]


def _shown(keys: Iterable[str], scores: Mapping[str, ScaleScore]) -> tuple[Shown, ...]:
    return tuple(_one(scores[key]) for key in keys if key in scores)


def _one(score: ScaleScore) -> Shown:
    place = place_of(score)
    return Shown(
        name=scale_name(score.key),
        url=reverse("insights:score", args=[score.key]),
        band_word=band_word(score),
        low=place.low if place else None,
        high=place.high if place else None,
        point=place.point if place else None,
    )
