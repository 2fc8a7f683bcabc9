"""Results of a person, with their scores and profiles."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.insights.models import Result, Score
from tweespraak.insights.queries.basis import basis_of
from tweespraak.insights.rules import Profile
from tweespraak.insights.rules.scores import Kind, ScaleScore, Scoring, scale_score
from tweespraak.insights.rules.scoring import profile_of, score, standings
from tweespraak.people.api import Person
from tweespraak.testing.api import answers_of


def results_of(person: Person | UUID) -> QuerySet[Result]:
    """Every result of a person that is free, newest first. What is withheld is for nobody's eyes but
    those of the psychologists who took it: see `every_result_of`."""
    return every_result_of(person).filter(withheld_at=None)


def every_result_of(person: Person | UUID) -> QuerySet[Result]:
    """The same with what is withheld: to say that it exists, and to erase it. Never to show it."""
    return Result.objects.filter(person=person).order_by("-finished_at", "pk")


def is_withheld(result: UUID) -> bool:
    """Whether nobody may see this result yet."""
    return Result.objects.filter(pk=result, withheld_at__isnull=False).exists()


def latest_result(person: Person | UUID, instrument: str) -> Result | None:
    """The newest result of a person on a test."""
    return results_of(person).filter(instrument=instrument).first()


def result_before(result: Result) -> Result | None:
    """The person's previous result on the same test."""
    earlier = results_of(result.person_id).filter(
        instrument=result.instrument, finished_at__lt=result.finished_at
    )
    return earlier.first()


def scores_of(result: Result) -> dict[str, ScaleScore]:
    """The scores of a result by scale, with all that follows from them."""
    return _by_scale(Score.objects.filter(result=result).order_by("kind", "scale"))


def profile_of_result(result: Result) -> Profile:
    """The profile over competencies that lenses match with, from the stored facet scores."""
    return _profile(result, scores_of(result))


def profiles_of(results: Collection[Result]) -> dict[UUID, Profile]:
    """The profiles of many results by their id, in one query."""
    rows: dict[UUID, list[Score]] = defaultdict(list)
    for row in Score.objects.filter(result__in=results, kind=Kind.FACET):
        rows[row.result_id].append(row)
    return {result.pk: _profile(result, _by_scale(rows[result.pk])) for result in results}


def recompute(result: Result) -> Scoring:
    """The scores of a result computed anew from its answers, with the versions it was made with."""
    basis = basis_of(result)
    return score(answers_of(result.session), basis.items, basis.tables)


def _by_scale(rows: Iterable[Score]) -> dict[str, ScaleScore]:
    return {
        row.scale: scale_score(
            row.scale, Kind(row.kind), row.answered, row.items, row.raw, row.z, row.se
        )
        for row in rows
    }


def _profile(result: Result, scores: dict[str, ScaleScore]) -> Profile:
    facets = {key: part for key, part in scores.items() if part.kind is Kind.FACET}
    return profile_of(standings(facets), basis_of(result).tables)
