"""Help: a short page per screen, beside the screen or by itself; searchable; open to everyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tweespraak.home.queries.help import help_page as find_page
from tweespraak.home.queries.help import help_sections


@login_not_required
@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """Every help page; or those that say something about these words, in either language."""
    words = request.GET.get("q", "").replace("\0", " ").strip()[:80]
    sections = help_sections(get_language() or "nl", words)
    values = {
        "words": words,
        "sections": sections,
        "count": sum(len(section.pages) for section in sections),
        "layout": _layout(request),
    }
    return render(request, "home/help/index.html", values)


@login_not_required
@require_safe
def help_page(request: HttpRequest, key: str) -> HttpResponse:
    """One help page; with `?beside` only its words, for the panel beside a screen."""
    page = find_page(key, get_language() or "nl")
    if page is None:
        raise Http404
    template = "home/help/beside.html" if "beside" in request.GET else "home/help/page.html"
    return render(request, template, {"page": page, "layout": _layout(request)})


def _layout(request: HttpRequest) -> str:
    return "base.html" if request.user.is_authenticated else "base_plain.html"
