"""Words that say nothing of anybody's health in this organisation."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.conversations.access import rhythm as access
from tweespraak.conversations.actions.words import allow_word
from tweespraak.conversations.actions.words import end_word as do_end_word
from tweespraak.conversations.forms.course import WordForm
from tweespraak.conversations.queries.words import words_of
from tweespraak.conversations.views.rhythm.parts import parts
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """What the guard lets pass here; add one."""
    me = access.runner(request)
    form = WordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        try:
            allow_word(
                organisation=me.organisation,
                once=clean["once"],
                word=clean["word"],
                by=person_of(request),
                at=clock.now(),
            )
        except OnceTaken:
            raise Http404 from None
        messages.success(request, _("Added. The guard lets it pass from now on."))
        return redirect("conversations:words")
    values = {
        "form": form,
        "rows": words_of(me.organisation_id),
        "parts": parts(request, "words"),
    }
    return render(request, "conversations/rhythm/words.html", values)


@require_POST
def end_word(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """The guard stops at it again."""
    found = access.word(request, word_id)
    do_end_word(word=found, by=person_of(request), at=clock.now())
    messages.success(request, _("Taken off the list. The guard asks about it again."))
    return redirect("conversations:words")
