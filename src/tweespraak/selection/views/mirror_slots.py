"""What the mirror shows on the screens of others: where one watches, and lessons whose day is near."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, Permission, may, today_in
from tweespraak.selection.documents.mirror import lesson_words
from tweespraak.selection.queries.mirror import lessons_waiting


def watching_navigation(*, request: HttpRequest) -> list[Link]:
    """The way to the counts over all vacancies, for who watches them."""
    if request.standing.member is None or not may(request, Permission.WATCH_SELECTION):  # type: ignore[attr-defined]
        return []
    url = reverse("selection:watching")
    text = _(
        "How long candidates wait, how many talks it takes, and what they think of it: in counts."
    )
    here = request.path.startswith(url)
    return [Link(_("How recruitment goes"), url, icon="chart", text=text, current=here)]


def lessons_to_follow_up(member: Membership) -> list[Link]:
    """Lessons of this person whose day has come, or that still need one."""
    today = today_in(member.organisation)
    return [
        Link(
            _("Follow up: %(lesson)s") % {"lesson": lesson_words(one)},
            reverse("selection:lesson", args=[one.vacancy_id, one.pk]),
            icon="edit",
            text=_("A lesson of “%(job)s”, so that it goes better next time.")
            % {"job": one.vacancy.title},
            since=one.created_at,
        )
        for one in lessons_waiting(member.person_id, member.organisation_id, today)
    ]
