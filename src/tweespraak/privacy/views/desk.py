"""Where an organisation writes what it states: the texts, a draft, publishing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import Organisation, Permission, person_of, require
from tweespraak.privacy.access import editor
from tweespraak.privacy.actions import (
    AlreadyPublished,
    ChangedMeanwhile,
    Gaps,
    NothingNew,
    publish_statement,
    save_statement,
)
from tweespraak.privacy.documents import kind_word, our_draft
from tweespraak.privacy.forms import StatementForm
from tweespraak.privacy.models import Statement, StatementKind
from tweespraak.privacy.queries import draft_of, statements_state, versions_of
from tweespraak.privacy.rules import changes, gaps


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """Every text the organisation needs, in every language, with what is in force."""
    organisation = require(request, Permission.STATE).organisation
    values = {
        "organisation": organisation,
        "states": [
            {"state": state, "title": _title(state.kind, state.language)}
            for state in statements_state(organisation)
        ],
    }
    return render(request, "privacy/statements.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Write the next version of a text; our own proposal is where one begins."""
    member, kind = editor(request, kind, language)
    organisation = member.organisation
    saved = draft_of(organisation, kind, language)
    former = _in_force(organisation, kind, language)
    begin = saved or former
    initial = begin.text if begin else our_draft(organisation, kind, language)
    form = StatementForm(request.POST or None, initial={"text": initial})
    if request.method == "POST" and form.is_valid():
        save_statement(
            organisation=organisation,
            kind=kind,
            language=language,
            text=form.cleaned_data["text"].replace("\r\n", "\n"),
            by=person_of(request),
            at=clock.now(),
        )
        return redirect("privacy:draft", kind, language)
    values = {"form": form, "title": _title(kind, language), "is_proposal": begin is None}
    return render(request, "privacy/write.html", {**values, "saved": saved, "language": language})


@require_safe
def draft(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """The draft as people will read it, what changes with it, and what is still open in it."""
    found, former = _draft(request, kind, language)
    values = {
        "draft": found,
        "title": _title(kind, language),
        "former": former,
        "seen": _seen(found),
        "gaps": gaps(found.text),
        "is_new": former is None or former.text != found.text,
        "lines": changes(former.text, found.text) if former else [],
    }
    return render(request, "privacy/draft.html", values)


@require_POST
def publication(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Put the draft in force, if it is still the one that was read."""
    found, _former = _draft(request, kind, language)
    try:
        if request.POST.get("seen") != _seen(found):
            raise ChangedMeanwhile
        publish_statement(statement=found, by=person_of(request), at=clock.now())
    except Gaps as open_still:
        words = {"what": "; ".join(open_still.what)}
        messages.error(request, _("First fill in what is still open: %(what)s.") % words)
        return redirect("privacy:write", kind, language)
    except ChangedMeanwhile:
        messages.warning(
            request, _("A colleague changed this draft after you opened it. Read it once more.")
        )
        return redirect("privacy:draft", kind, language)
    except NothingNew:
        messages.info(request, _("This text is in force already. Nothing was changed."))
    except AlreadyPublished:
        messages.info(request, _("A colleague has just published this version."))
    else:
        words = {"title": _title(kind, language)}
        messages.success(request, _("Published: %(title)s. It stands below every page.") % words)
    return redirect("privacy:statements")


def _draft(request: HttpRequest, kind: str, language: str) -> tuple[Statement, Statement | None]:
    member, known = editor(request, kind, language)
    found = draft_of(member.organisation, known, language)
    if found is None:
        raise Http404
    return found, _in_force(member.organisation, known, language)


def _seen(draft: Statement) -> str:
    """Which words somebody has before them."""
    return draft.saved_at.isoformat()


def _in_force(organisation: Organisation, kind: StatementKind, language: str) -> Statement | None:
    return versions_of(organisation, kind).filter(language=language).last()


def _title(kind: str, language: str) -> str:
    names = {"nl": _("Dutch"), "en": _("English")}
    return f"{kind_word(kind)}, {names.get(language) or translation.get_language_info(language)['name_local']}"
