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
from tweespraak.conversations.actions.manager_changes import AnotherManagerAgain, choose_texts
from tweespraak.conversations.documents.agreements import lines_of
from tweespraak.conversations.queries.agreements import all_held
from tweespraak.conversations.queries.manager_changes import Question, question_of
from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, member_of, person_of, today_in


@require_http_methods(["GET", "HEAD", "POST"])
def texts_to_choose(request: HttpRequest) -> HttpResponse:
    """Tick what goes along, in words only; see what happens to the rest."""
    member = access.talker(request)
    question = question_of(member, today_in(member.organisation))
    if question is None:
        messages.info(request, _("There is nothing to choose now: see below how it stands."))
        return redirect("conversations:agreements")
    if request.method == "POST" and _chosen(request, member):
        return redirect("conversations:agreements")
    return render(request, "conversations/agreements/texts.html", _values(member, question))


def _chosen(request: HttpRequest, member: Membership) -> bool:
    seen = _keys(request.POST.getlist("manager"))
    try:
        choose_texts(
            member=member,
            manager=next(iter(seen), member.pk),
            chosen=_keys(request.POST.getlist("agreement")),
            by=person_of(request),
            at=clock.now(),
        )
    except AnotherManagerAgain:
        messages.error(request, _("Your manager changed meanwhile. Look again at who may read it."))
        return False
    messages.success(request, _("Saved. Your new manager sees what you chose, and answers it."))
    return True


def _values(member: Membership, question: Question) -> dict[str, object]:
    held = all_held(question.agreements, member.person_id)
    formers = dict.fromkeys(one.other_name for one in held)
    return {
        "lines": lines_of(held, today_in(member.organisation)),
        "former": ", ".join(formers),
        "manager": question.manager,
        "read_by": [_("you"), *formers],
        "stays": all(row.stays for row in question.agreements),
        "stops": not any(row.stays for row in question.agreements),
    }


def waiting_questions(request: HttpRequest) -> list[Link]:
    """The question, as long as it has no answer."""
    member = member_of(request)
    question = question_of(member, today_in(member.organisation))
    if question is None:
        return []
    return [
        Link(
            _words(question),
            reverse("conversations:texts_to_choose"),
            icon="handshake",
            text=_("Nothing is shown to anybody new before you choose."),
            since=question.since_at,
        )
    ]


def question_notices(request: HttpRequest, ids: Collection[UUID]) -> dict[UUID, Link]:
    """The bell: that there is a question about a new manager."""
    member = member_of(request)
    question = question_of(member, today_in(member.organisation))
    if question is None or member.pk not in ids:
        return {}
    return {member.pk: Link(_words(question), reverse("conversations:texts_to_choose"))}


def _words(question: Question) -> str:
    name = question.manager.full_name
    return _("Choose which agreements %(name)s may read") % {"name": name}


def _keys(posted: list[str]) -> set[UUID]:
    """The keys that are one; what is not, was not on the page."""
    found = set()
    for each in posted:
        try:
            found.add(UUID(each))
        except ValueError:
            continue
    return found
