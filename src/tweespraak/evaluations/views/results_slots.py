"""What results show on the screens of others: the way to them, for who watches."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.people.api import Permission, may


def results_navigation(request: HttpRequest) -> list[Link]:
    """The way to the counts over all evaluations, for who watches them."""
    if request.standing.member is None or not may(request, Permission.WATCH_EVALUATIONS):  # type: ignore[attr-defined]
        return []
    url = reverse("evaluations:results")
    text = _("What clients think of recruitment: in counts, never who said what.")
    here = request.path.startswith(url)
    return [Link(_("How evaluations go"), url, icon="chart", text=text, current=here)]
