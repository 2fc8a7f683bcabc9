"""Choose what is asked: in one evaluation, and by default; the organisation's own topics."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.evaluations import access
from tweespraak.evaluations.actions.composing import (
    AlreadySent,
    add_topic,
    archive_topic,
    choose_topics,
    keep_default_set,
)
from tweespraak.evaluations.documents.words import DIMENSION_NAMES, SEND_REFUSALS
from tweespraak.evaluations.forms.composing import SetForm, TopicForm
from tweespraak.evaluations.queries.asked import chosen_keys, default_keys, every_own_topic
from tweespraak.evaluations.rules.sending import SendRefusal
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.topics import MOST_ONLINE, Dimension
from tweespraak.evaluations.views.stand import stand_of
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import person_of

ARCHIVING = {"archive": False, "bring_back": True}  # whether it is asked after that


@require_http_methods(["GET", "HEAD", "POST"])
def composer(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Which topics this client is asked, and the recruiter about them."""
    place = access.evaluation(request, evaluation_id, Side.RECRUITER)
    row = place.evaluation
    form = SetForm(
        request.POST if request.method == "POST" else None,
        organisation=row.organisation_id,
        initial={side.value: chosen_keys(row, side) for side in Side},
    )
    if request.method == "POST" and form.is_valid():
        try:
            choose_topics(evaluation=row, chosen=form.chosen, by=place.person_id, at=clock.now())
        except AlreadySent:
            messages.error(request, str(SEND_REFUSALS[SendRefusal.ALREADY]))
            return redirect("evaluations:evaluation", row.pk)
        messages.success(request, _("Saved. This is how the client will see it."))
        return redirect("evaluations:sending", row.pk)
    if row.state != State.PREPARED or row.second_of_id:
        return redirect("evaluations:evaluation", row.pk)
    values = {"form": form, "stand": stand_of(place), "evaluation": row, "most": MOST_ONLINE}
    return render(request, "evaluations/composing/composer.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def default_set(request: HttpRequest) -> HttpResponse:
    """What everybody is asked unless a recruiter chooses otherwise."""
    member = access.topic_keeper(request)
    here = member.organisation
    form = SetForm(
        request.POST if request.method == "POST" else None,
        organisation=here.pk,
        initial={side.value: default_keys(here.pk, side) for side in Side},
    )
    if request.method == "POST" and form.is_valid():
        keep_default_set(organisation=here, chosen=form.chosen, by=member.person_id, at=clock.now())
        messages.success(request, _("Saved. Evaluations that are prepared from now on begin so."))
        return redirect("evaluations:default_set")
    values = {"form": form, "most": MOST_ONLINE}
    return render(request, "evaluations/composing/default_set.html", values)


@require_safe
def own_topics(request: HttpRequest) -> HttpResponse:
    """The topics the organisation added itself."""
    member = access.topic_keeper(request)
    rows = [
        (row, one, DIMENSION_NAMES[one.dimension])
        for row, one in every_own_topic(member.organisation_id)
    ]
    values = {
        "asked": [line for line in rows if line[0].archived_at is None],
        "archived": [line for line in rows if line[0].archived_at],
    }
    return render(request, "evaluations/composing/own_topics.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new_topic(request: HttpRequest) -> HttpResponse:
    """Write one more; it can be chosen at once."""
    member = access.topic_keeper(request)
    form = TopicForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_topic(
                organisation=member.organisation,
                once=form.cleaned_data["once"],
                dimension=Dimension(form.cleaned_data["dimension"]),
                words=form.words,
                by=member.person_id,
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        messages.success(request, _("Added. It can be chosen from now on."))
        return redirect("evaluations:own_topics")
    return render(request, "evaluations/composing/new_topic.html", {"form": form})


@require_POST
def topic_archiving(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Ask it no more, or ask it again."""
    topic, me = access.own_topic(request, topic_id), person_of(request).pk
    wanted = request.POST.get("do", "")
    if wanted not in ARCHIVING:
        return redirect("evaluations:own_topics")
    is_asked = ARCHIVING[wanted]
    archive_topic(topic=topic, is_asked=is_asked, by=me, at=clock.now())
    done = (
        _("It can be chosen again.")
        if is_asked
        else _("Not asked any more. What was answered stays.")
    )
    messages.success(request, done)
    return redirect("evaluations:own_topics")
