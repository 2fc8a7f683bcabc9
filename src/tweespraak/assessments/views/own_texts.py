"""Pages of a psychologist's own: text blocks and the signature."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.assessments import access
from tweespraak.assessments.actions.report_own import (
    change_snippet,
    delete_snippet,
    make_snippet,
    sign_as,
)
from tweespraak.assessments.documents.report_words import SECTIONS
from tweespraak.assessments.forms.reporting import SignatureForm, SnippetForm
from tweespraak.assessments.queries.reports import signature_of, snippets_of
from tweespraak.assessments.rules.sections import Section
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken


@require_safe
def snippets(request: HttpRequest) -> HttpResponse:
    """All text blocks of mine."""
    member = access.writer(request)
    mine = snippets_of(member.organisation_id, member.person_id)
    blocks = [(one, SECTIONS[Section(one.section)][0] if one.section else "") for one in mine]
    return render(request, "assessments/report/snippets.html", {"blocks": blocks})


@require_http_methods(["GET", "HEAD", "POST"])
def snippet_new(request: HttpRequest) -> HttpResponse:
    """Write a text block."""
    member = access.writer(request)
    form = SnippetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            make_snippet(member=member, at=clock.now(), **form.cleaned_data)
        except OnceTaken:
            raise Http404 from None
        messages.success(request, _("Saved."))
        return redirect("assessments:snippets")
    return render(request, "assessments/report/snippet.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def snippet(request: HttpRequest, snippet_id: UUID) -> HttpResponse:
    """Change a text block."""
    mine = access.snippet(request, snippet_id)
    initial = {"once": mine.pk, "name": mine.name, "section": mine.section, "text": mine.text}
    form = SnippetForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("name", "section", "text")}
        change_snippet(snippet=mine, at=clock.now(), **words)
        messages.success(request, _("Saved."))
        return redirect("assessments:snippets")
    return render(request, "assessments/report/snippet.html", {"form": form, "snippet": mine})


@require_POST
def snippet_removal(request: HttpRequest, snippet_id: UUID) -> HttpResponse:
    """Delete a text block."""
    delete_snippet(snippet=access.snippet(request, snippet_id))
    messages.success(request, _("Deleted. What you put in a report stays there."))
    return redirect("assessments:snippets")


@require_http_methods(["GET", "HEAD", "POST"])
def signature(request: HttpRequest) -> HttpResponse:
    """How I sign."""
    member = access.writer(request)
    mine = signature_of(member.organisation_id, member.person_id)
    initial = (
        {"name": mine.name, "register": mine.register, "number": mine.number}
        if mine
        else {"name": member.full_name}
    )
    form = SignatureForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        sign_as(member=member, at=clock.now(), **form.cleaned_data)
        messages.success(request, _("Saved. It stands under the versions you fix from now on."))
        return redirect("assessments:signature")
    values = {"form": form, "understood": len(mine.understood) if mine else 0}
    return render(request, "assessments/report/signature.html", values)
