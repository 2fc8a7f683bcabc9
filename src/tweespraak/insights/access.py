"""The only door to results for a view: one's own, or there is nothing there."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.insights.models import Result
from tweespraak.insights.queries import latest_result
from tweespraak.instruments.api import PERSONALITY
from tweespraak.people.api import Permission, may, person_of


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
    return may(request, Permission.TAKE_PART) or own_result_if_any(request) is not None


def insights_reader(request: HttpRequest) -> None:
    """Let in whoever insights is for. Raises PermissionDenied for anyone else."""
    if not has_insights(request):
        raise PermissionDenied
