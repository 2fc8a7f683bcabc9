"""Which of my agreements may my new manager read? Asked of the employee only; nothing moves before the answer."""

from collections.abc import Collection
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.conversations import access
from tweespraak.conversations.actions.manager_changes import choose_texts
from tweespraak.conversations.documents.agreements import lines_of
from tweespraak.conversations.models import ManagerChange
from tweespraak.conversations.queries.agreements import all_held
from tweespraak.conversations.queries.manager_changes import questions_of, to_pass_on
from tweespraak.conversations.rules.moving import OpenTalks
from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link
from tweespraak.people.api import day_in, member_of, names_in, person_of


@require_http_methods(["GET", "HEAD", "POST"])
def texts_to_choose(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Tick what goes along, in words only; see what happens to the rest."""
    change = access.question(request, change_id)
    if change.answered_at:
        messages.info(request, _("You answered this already: see below how it stands."))
        return redirect("conversations:agreements")
    if request.method == "POST":
        choose_texts(
            change=change,
            chosen=_keys(request.POST.getlist("agreement")),
            by=person_of(request),
            at=clock.now(),
        )
        messages.success(request, _("Saved. Your new manager sees what you chose, and answers it."))
        return redirect("conversations:agreements")
    at = clock.now()
    held = all_held(to_pass_on(change), change.employee_id)
    names = names_in(change.organisation_id, [change.former_id, change.manager_id])
    values = {
        "lines": lines_of(held, day_in(change.organisation, at)),
        "former": names.get(change.former_id, ""),
        "manager": names.get(change.manager_id, ""),
        "finish": change.open_talks == OpenTalks.FINISH,
    }
    return render(request, "conversations/agreements/texts.html", values)


def waiting_questions(request: HttpRequest) -> list[Link]:
    """The question, as long as it has no answer."""
    member = member_of(request)
    return [
        Link(
            words,
            url,
            icon="handshake",
            text=_("Nothing is shown to anybody new before you choose."),
            since=change.asked_at,
        )
        for change, words, url in _told(questions_of(member.person_id, member.organisation_id))
    ]


def question_notices(request: HttpRequest, ids: Collection[UUID]) -> dict[UUID, Link]:
    """The bell: that there is a question about a new manager."""
    member = member_of(request)
    rows = questions_of(member.person_id, member.organisation_id).filter(pk__in=ids)
    return {change.pk: Link(words, url) for change, words, url in _told(rows)}


def _told(changes: Collection[ManagerChange]) -> list[tuple[ManagerChange, str, str]]:
    rows = list(changes)
    if not rows:
        return []
    names = names_in(rows[0].organisation_id, [row.manager_id for row in rows])
    words = _("Choose which agreements %(name)s may read")
    return [
        (
            row,
            words % {"name": names.get(row.manager_id, "")},
            reverse("conversations:texts_to_choose", args=[row.pk]),
        )
        for row in rows
    ]


def _keys(posted: list[str]) -> set[UUID]:
    """The keys that are one; what is not, was not on the page."""
    found = set()
    for each in posted:
        try:
            found.add(UUID(each))
        except ValueError:
            continue
    return found
