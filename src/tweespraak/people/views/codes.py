"""The code before what a personal link may only open for its reader: ask for it, type it, go on."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock
from tweespraak.people.access import held_link, keep_pass
from tweespraak.people.actions import (
    CodeOver,
    CodeTooSoon,
    CodeWrong,
    accept_code,
    is_code_waiting,
    mail_code,
)
from tweespraak.people.documents import contact_of
from tweespraak.people.forms import CodeForm
from tweespraak.people.models import PersonalLink
from tweespraak.people.rules.proof import veiled
from tweespraak.people.views.onward import go_on, onward_word


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link_code(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Type the code that was mailed; with the right one, on with what one was doing."""
    link = held_link(request, link_id)
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, link, form)
    try:
        accept_code(link=link, code=form.cleaned_data["code"], at=clock.now())
    except CodeWrong as wrong:
        form.add_error("code", _wrong_words(wrong.left))
    except CodeOver:
        form.add_error("code", _("This code no longer works. Ask for a new one."))
    else:
        keep_pass(request, link, clock.now())
        return go_on(request)
    return _page(request, held_link(request, link_id), form)


@login_not_required
@require_POST
def link_code_mail(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Mail a code to the person the link is for."""
    link = held_link(request, link_id)
    try:
        mail_code(link=link, at=clock.now())
    except CodeTooSoon as soon:
        messages.info(request, _too_soon_words(soon))
    query = urlencode({"to": onward_word(request)})
    return redirect(f"{reverse('people:link_code', args=[link.pk])}?{query}")


def _page(request: HttpRequest, link: PersonalLink, form: CodeForm) -> HttpResponse:
    values = {
        "link": link,
        "form": form,
        "is_waiting": is_code_waiting(link, clock.now()),
        "address": veiled(link.person.email),
        "contact": contact_of(link.organisation),
        "to": onward_word(request),
    }
    return render(request, "people/link_code.html", values)


def _wrong_words(left: int) -> str:
    if left == 0:
        return _("This is not the code, and that was the fifth try. Ask for a new code.")
    return ngettext(
        "This is not the code. Look again in the newest mail; you have one more try.",
        "This is not the code. Look again in the newest mail; you have %(left)d more tries.",
        left,
    ) % {"left": left}


def _too_soon_words(soon: CodeTooSoon) -> str:
    minutes = max(1, -int((clock.now() - soon.until).total_seconds() // 60))
    return ngettext(
        "We mailed a code just now. In one minute you can ask for another.",
        "We mailed several codes already. In %(minutes)d minutes you can ask for another.",
        minutes,
    ) % {"minutes": minutes}
