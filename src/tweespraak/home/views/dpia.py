"""The draft of a DPIA: our words, to be made one's own; as a page, on paper and as a file."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tweespraak.home.access import setting_up
from tweespraak.people.api import Permission, may

CONTENT = Path(__file__).resolve().parents[1] / "content"


@require_safe
def dpia(request: HttpRequest) -> HttpResponse:
    """The draft, to read and to print."""
    setting_up(request)
    values = {"text": draft(language_of_page()), "may_set_up": may(request, Permission.SET_UP)}
    return render(request, "home/set_up/dpia.html", values)


@require_safe
def dpia_file(request: HttpRequest) -> HttpResponse:
    """The draft as a file that every word processor opens."""
    setting_up(request)
    language = language_of_page()
    name = f"dpia-tweespraak-{language}.md"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(
        draft(language), content_type="text/markdown; charset=utf-8", headers=disposition
    )


def language_of_page() -> str:
    """nl or en."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


@cache
def draft(language: str) -> str:
    """The words of the draft."""
    return (CONTENT / f"dpia.{language}.md").read_text(encoding="utf-8")
