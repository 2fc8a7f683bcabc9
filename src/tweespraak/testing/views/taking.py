"""Taking a test: one statement at a time, each answer kept before the next is shown."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.instruments.api import Form, form_of
from tweespraak.testing import access, actions
from tweespraak.testing.models import Session
from tweespraak.testing.queries import answers_of
from tweespraak.testing.rules import Given, Malformed, Refused, next_position, read_answer
from tweespraak.testing.views.question import show_question, url_after


@never_cache
@require_safe
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The first statement that waits, on whatever device; after the last one the summary."""
    session = access.own_session(request, session_id)
    form, answers = form_of(session.version_id), answers_of(session)
    position = next_position(list(form.by_key), answers)
    if session.finished_at:
        return redirect("testing:finished", session.pk)
    if position is None:
        return redirect("testing:summary", session.pk)
    return show_question(request, session, form, position, answers=answers)


@never_cache
@require_safe
def item(request: HttpRequest, session_id: UUID, position: int) -> HttpResponse:
    """One statement by its place: for going back and forth."""
    session = access.own_session(request, session_id)
    form = form_of(session.version_id)
    if form.at(position) is None:
        raise Http404
    if session.finished_at:
        return redirect("testing:finished", session.pk)
    return show_question(request, session, form, position)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def responses(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Keep one answer. The page's script asks for JSON; without it the next page follows."""
    session = access.own_session(request, session_id)
    if request.method != "POST":  # back from signing in again
        return redirect("testing:session", session.pk)
    form = form_of(session.version_id)
    try:
        given = read_answer(request.POST, form.by_key, form.languages)
        actions.answer(
            session=session,
            item_key=given.item_key,
            value=given.value,
            language=given.language,
            click=given.click,
            at=clock.now(),
        )
    except Malformed:
        return _not_an_answer(request, session, form)
    except Refused:
        return _already_finished(request, session)
    return _kept(request, session, form, given)


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show the statements in the other language from here on."""
    session = access.own_session(request, session_id)
    form, chosen = form_of(session.version_id), request.POST.get("language", "")
    place = request.POST.get("position", "")
    try:
        if chosen in form.languages:
            actions.change_language(session=session, language=chosen, at=clock.now())
    except Refused:
        return redirect("testing:finished", session.pk)
    if place.isdecimal() and form.at(int(place[:6])):
        return redirect("testing:item", session.pk, int(place[:6]))
    return redirect("testing:session", session.pk)


def _kept(request: HttpRequest, session: Session, form: Form, given: Given) -> HttpResponse:
    position = form.by_key[given.item_key].position
    review = bool(request.POST.get("review"))
    following = None if review else form.at(position + 1)
    if following and _wants_json(request):  # the script shows it and knows its address
        words = form.introduction(given.language)
        sentence = words.sentence(following.text[given.language])
        told = {"item": following.key, "position": position + 1, "sentence": sentence}
        return JsonResponse(told)
    after = url_after(session, form, position, review)
    return JsonResponse({"url": after}) if _wants_json(request) else redirect(after)


def _not_an_answer(request: HttpRequest, session: Session, form: Form) -> HttpResponse:
    with translation.override(session.language):
        problem = _("That answer did not come through as it should. Please choose it again.")
    if _wants_json(request):
        return JsonResponse({"problem": problem}, status=400)
    asked = form.by_key.get(request.POST.get("item", ""))
    if asked is None and (position := next_position(list(form.by_key), answers_of(session))):
        asked = form.at(position)
    place = asked.position if asked else len(form.items)
    return show_question(request, session, form, place, problem=problem)


def _already_finished(request: HttpRequest, session: Session) -> HttpResponse:
    url = reverse("testing:finished", args=[session.pk])
    if _wants_json(request):
        return JsonResponse({"problem": _already_finished_sentence(), "url": url}, status=409)
    values = {"sentence": _already_finished_sentence(), "url": url}
    return render(request, "testing/already_finished.html", values, status=409)


def _already_finished_sentence() -> str:
    return _("This questionnaire is finished. All the answers you gave are kept.")


def _wants_json(request: HttpRequest) -> bool:
    return bool(request.META.get("HTTP_ACCEPT") == "application/json")
