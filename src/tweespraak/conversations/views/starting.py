"""Start a conversation: with whom, with which card, when; and perhaps which questions, on a second page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.conversations import access
from tweespraak.conversations.actions.planning import PlanRefused, start_conversation
from tweespraak.conversations.documents import KINDS, voices
from tweespraak.conversations.forms import QuestionsForm, first_values
from tweespraak.conversations.forms.starting import StartForm, partner_label
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries import library, organisation_cards, own_cards
from tweespraak.conversations.queries.planning import Partner, partners_of
from tweespraak.conversations.rules import Chosen, Kind, Side, ready
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Membership, person_of, today_in


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose with whom, with which card and when; then the other says yes, or something else."""
    member = access.starter(request)
    partners = partners_of(member, today_in(member.organisation))
    form = _form(request, member, partners)
    step = request.POST.get("step", "")
    if request.method != "POST" or step == "change" or not form.is_valid():
        return _page(request, form, partners)
    chosen = form.chosen()
    if chosen is None:
        questions = _questions(request, form, step == "questions")
        if not questions.is_valid():
            return _second_page(request, form, questions)
        chosen = questions.cleaned_data["chosen"]
    try:
        made = _start(request, member, form, chosen)
    except OnceTaken:
        raise Http404 from None
    except PlanRefused as refused:
        form.refuse(refused.refusal, _kind(form))
        return _page(request, form, partners)
    words = _("Proposed. %(name)s gets a mail and can say yes.")
    messages.success(request, words % {"name": form.chosen_partner().member.full_name})
    return redirect("conversations:talk", made.pk)


def _form(request: HttpRequest, member: Membership, partners: list[Partner]) -> StartForm:
    mine = own_cards(member.organisation_id, member.person_id)
    theirs = organisation_cards(member.organisation_id)
    able = [str(one.member.pk) for one in partners if one.can_talk]
    return StartForm(
        request.POST if request.method == "POST" else None,
        initial={
            "partner": request.GET.get("with", able[0] if len(able) == 1 else ""),
            "card": request.GET.get("card", f"ready:{Kind.GOOD_CONVERSATION}"),
        },
        partners=partners,
        cards=[*theirs, *mine],
        zone=member.organisation.time_zone,
        at=clock.now(),
    )


def _questions(request: HttpRequest, form: StartForm, is_answered: bool) -> QuestionsForm:
    kind = _kind(form)
    return QuestionsForm(
        request.POST if is_answered else None,
        initial=first_values(ready(kind, library())),
        kind=kind,
        side=form.chosen_partner().side.other,
    )


def _kind(form: StartForm) -> Kind:
    kind = form.kind_in(form.cleaned_data)
    return kind or Kind.GOOD_CONVERSATION


def _start(
    request: HttpRequest, member: Membership, form: StartForm, chosen: tuple[Chosen, ...]
) -> Conversation:
    partner, clean = form.chosen_partner(), form.cleaned_data
    manages = partner.side is Side.EMPLOYEE
    once: UUID = clean["once"]
    return start_conversation(
        employee=partner.member if manages else member,
        manager=member if manages else partner.member,
        kind=_kind(form),
        chosen=chosen,
        moment=clean["moment"],
        sooner=clean["sooner"],
        by=person_of(request),
        at=clock.now(),
        once=once,
    )


def _page(request: HttpRequest, form: StartForm, partners: list[Partner]) -> HttpResponse:
    unable = [partner_label(one) for one in partners if not one.can_talk]
    values: dict[str, Any] = {"form": form, "able": form.partners, "unable": unable}
    return render(request, "conversations/planning/new.html", values)


def _second_page(request: HttpRequest, form: StartForm, questions: QuestionsForm) -> HttpResponse:
    values = {
        "typed": form.typed(),
        "form": questions,
        "kind": KINDS[questions.kind],
        "voices": voices(questions.side),
        "name": form.chosen_partner().member.full_name,
    }
    return render(request, "conversations/planning/questions.html", values)
