"""Before a test: which tests there are, what one is, the tour, the language."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock, slots
from tweespraak.instruments.api import INSTRUMENTS, current_form
from tweespraak.people.api import person_of
from tweespraak.testing import access, actions
from tweespraak.testing.queries import assignments_of, standing_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """My tests: what can be begun, gone on with, or looked back on."""
    person, language = person_of(request), translation.get_language()
    standings = [
        standing_of(person.pk, instrument, language)
        for instrument in INSTRUMENTS
        if access.may_take(request, instrument)
    ]
    return render(request, "testing/overview.html", {"standings": standings, "now": clock.now()})


@require_safe
def introduction(request: HttpRequest, instrument: str) -> HttpResponse:
    """What this test is and who sees what; then start, or the tour first."""
    person = access.taker(request, instrument)
    standing = standing_of(person.pk, instrument, translation.get_language())
    asked = assignments_of(person.pk).filter(instrument=instrument)
    links = (
        slots.items("session.finished", request=request, session=standing.session)
        if standing.session and standing.session.finished_at
        else []
    )
    values = {
        "standing": standing,
        "words": standing.words,
        "organisations": [assignment.organisation for assignment in asked],
        "may_begin": standing.may_begin(clock.now()),
        "links": links,
    }
    return render(request, "testing/introduction.html", values)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, instrument: str) -> HttpResponse:
    """Choose the language of the statements; choosing begins the test."""
    person = access.taker(request, instrument)
    form = current_form(instrument)
    chosen, problem = request.POST.get("language", ""), ""
    if request.method == "POST" and chosen in form.languages:
        try:
            session = actions.start_session(
                person=person, instrument=instrument, language=chosen, at=clock.now()
            )
        except actions.TooSoon:
            return redirect("testing:introduction", instrument)
        return redirect("testing:session", session.pk)
    if request.method == "POST":
        problem = _("Choose one of the languages below.")
    values = {
        "words": form.introduction(translation.get_language()),
        "introductions": form.introductions,
        "instrument": instrument,
        "problem": problem,
    }
    return render(request, "testing/start.html", values, status=400 if problem else 200)


@require_safe
def tour(request: HttpRequest, instrument: str, step: int) -> HttpResponse:
    """One page of the tour; the last one is a statement to practise with, which is never counted."""
    access.taker(request, instrument)
    words = current_form(instrument).introduction(translation.get_language())
    steps = len(words.tour) + 1
    if not 1 <= step <= steps:
        raise Http404
    chosen = request.GET.get("value", "")
    practised = int(chosen) if chosen in {"1", "2", "3", "4", "5"} else None
    values = {
        "instrument": instrument,
        "words": words,
        "step": step,
        "steps": steps,
        "page": words.tour[step - 1] if step < steps else None,
        "sentence": words.sentence(words.practice),
        "practised": practised,
        "label": words.labels[practised - 1] if practised else "",
    }
    return render(request, "testing/tour.html", values)
