"""What an organisation published: for everyone to read, without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import contact_of, person_of
from tweespraak.privacy.access import known_organisations, stated
from tweespraak.privacy.actions import acknowledge
from tweespraak.privacy.documents import kind_word
from tweespraak.privacy.models import Statement, StatementKind
from tweespraak.privacy.queries import (
    LANGUAGES,
    is_acknowledged,
    statement_in_force,
    statements_in_force,
    versions_of,
)
from tweespraak.privacy.rules import changes


@login_not_required
@require_safe
def statement(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """What is in force, in the reader's language if it is there; or one earlier version."""
    language = _language(request)
    found = stated(slug, kind, language, request.GET.get("version", ""))
    current = statement_in_force(found.organisation, StatementKind(kind), found.language)
    versions = versions_of(found.organisation, StatementKind(kind)).defer("text")
    values = {
        "found": found,
        "title": kind_word(kind),
        "is_current": found == current,
        "other_language": found.language != (get_language() or "nl")[:2],
        "versions": list(versions.filter(language=found.language).reverse()),
        "others": [
            (kind_word(each.kind), each)
            for each in statements_in_force(found.organisation, language)
            if each.kind != kind
        ],
        "contact": contact_of(found.organisation),
        "may_acknowledge": found == current and _is_unread(request, found),
    }
    return render(request, "privacy/statement.html", {**values, "layout": _layout(request)})


@login_not_required
@require_safe
def what_changed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Two versions beside each other, paragraph by paragraph."""
    language = _language(request)
    new = stated(slug, kind, language, request.GET.get("version", ""))
    if new.version < 2:
        raise Http404
    old = stated(slug, kind, new.language, str(new.version - 1))
    values = {
        "old": old,
        "new": new,
        "title": kind_word(kind),
        "lines": changes(old.text, new.text),
        "layout": _layout(request),
    }
    return render(request, "privacy/changes.html", values)


@require_POST
def acknowledgement(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The signed-in member has read what is in force, if that is what stood before them."""
    found = stated(slug, kind, _language(request), request.GET.get("version", ""))
    if found.organisation not in known_organisations(request):
        raise Http404
    if found != statement_in_force(found.organisation, StatementKind(kind), found.language):
        messages.info(request, _("By now there is a newer version: this one."))
    else:
        acknowledge(statement=found, person=person_of(request), at=clock.now())
        messages.success(request, _("Thank you. We noted that you read this version."))
    return redirect("privacy:statement", slug, kind)


def _is_unread(request: HttpRequest, found: Statement) -> bool:
    return (
        request.user.is_authenticated
        and found.organisation in known_organisations(request)
        and not is_acknowledged(found, request.user.pk)
    )


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in LANGUAGES else get_language() or "nl"


def _layout(request: HttpRequest) -> str:
    return "base.html" if request.user.is_authenticated else "base_plain.html"
