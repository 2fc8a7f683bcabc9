"""The end of a test: what was skipped, finishing, and where it leads."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock, slots
from tweespraak.instruments.api import form_of
from tweespraak.testing import access, actions
from tweespraak.testing.queries import answers_of
from tweespraak.testing.rules import next_position, skipped_positions


@never_cache
@require_safe
def summary(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """All statements were seen: finish, or go back to what was skipped."""
    session = access.own_session(request, session_id)
    form, answers = form_of(session.version_id), answers_of(session)
    items = list(form.by_key)
    if session.finished_at or next_position(items, answers):
        return redirect("testing:session", session.pk)
    skipped, words = skipped_positions(items, answers), form.introduction(session.language)
    values = {
        "session": session,
        "words": words,
        "total": len(items),
        "answered": len(items) - len(skipped),
        "skipped": [
            (place, words.sentence(form.items[place - 1].text[session.language]))
            for place in skipped
        ],
    }
    with translation.override(session.language):
        response = render(request, "testing/summary.html", values)
    response["Content-Language"] = session.language
    return response


@never_cache
@require_safe
def skipped(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The next statement that was skipped, after the place one comes from; then the summary."""
    session = access.own_session(request, session_id)
    form = form_of(session.version_id)
    after = request.GET.get("after", "")
    seen = int(after[:6]) if after.isdecimal() else 0
    places = skipped_positions(list(form.by_key), answers_of(session))
    place = next((place for place in places if place > seen), None)
    if place is None:
        return redirect("testing:summary", session.pk)
    return redirect(f"{reverse('testing:item', args=[session.pk, place])}?review=1")


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Finish the test; a second press changes nothing."""
    session = access.own_session(request, session_id)
    if request.method != "POST":
        return redirect("testing:summary", session.pk)
    try:
        actions.finish_session(session=session, at=clock.now())
    except actions.NotAllSeen as left:
        messages.info(request, _("There are still statements you have not seen. Go on from here."))
        return redirect("testing:item", session.pk, left.position)
    return redirect("testing:finished", session.pk)


@require_safe
def finished(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Thank you, and where the finished test leads."""
    session = access.own_session(request, session_id)
    if not session.finished_at:
        return redirect("testing:session", session.pk)
    words = form_of(session.version_id).introduction(translation.get_language())
    links = slots.items("session.finished", request=request, session=session)
    values = {"session": session, "words": words, "links": links}
    return render(request, "testing/finished.html", values)
