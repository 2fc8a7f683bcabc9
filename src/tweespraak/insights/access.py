"""The only door to results and goals for a view: one's own, or there is nothing there."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from tweespraak.insights.models import Goal, Result
from tweespraak.insights.queries import goals_of, latest_result, results_of, scores_of
from tweespraak.insights.rules.scores import ScaleScore
from tweespraak.instruments.api import PERSONALITY
from tweespraak.people.api import Permission, concerns, may, person_of

RESULT = "insights.result"


@dataclass(frozen=True)
class OwnScore:
    """One scale of the signed-in person's newest result."""

    result: Result
    score: ScaleScore


def own_result(request: HttpRequest) -> Result:
    """The newest result of the signed-in person. Raises Http404 when there is none."""
    result = own_result_if_any(request)
    if result is None:
        raise Http404
    return result


def own_result_if_any(request: HttpRequest) -> Result | None:
    """The newest result of the signed-in person, for a page that also says how to get one."""
    return latest_result(person_of(request), PERSONALITY)


def has_insights(request: HttpRequest) -> bool:
    """Whether insights is for this person: they may take part here, or have a result already."""
    return may(request, Permission.TAKE_PART) or concerns(request, RESULT)


def concerned(request: HttpRequest, **_arguments: Any) -> list[tuple[str, QuerySet[Result]]]:
    """`frame.concerns`: whoever has a result, wherever they work now."""
    return [(RESULT, results_of(person_of(request)).filter(instrument=PERSONALITY))]


def insights_reader(request: HttpRequest) -> None:
    """Let in whoever insights is for. Raises PermissionDenied for anyone else."""
    if not has_insights(request):
        raise PermissionDenied


def own_goal(request: HttpRequest, goal_id: UUID) -> Goal:
    """A goal of the signed-in person, wherever they work now. Raises Http404: nobody else's exists."""
    goal: Goal | None = goals_of(person_of(request)).filter(pk=goal_id).first()
    if goal is None:
        raise Http404
    return goal


def own_score(request: HttpRequest, scale: str) -> OwnScore | None:
    """The score a goal is made from; none for a free goal. Raises Http404 when there is no such score."""
    if not scale:
        return None
    result = own_result(request)
    score = scores_of(result).get(scale)
    if score is None:
        raise Http404
    return OwnScore(result, score)
