"""Texts that are kept while somebody types them, each with the mark of what stood there before."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse

from tweespraak.selection.actions.book import WordsElsewhere
from tweespraak.selection.forms.own import WordsForm
from tweespraak.selection.rules.book import base_of

CONFLICT = 409
Write = Callable[[str, str, str], str]  # key, text, base: gives the new mark


@dataclass(frozen=True)
class Typed:
    """One text on the page: what it asks, what stands there, and its mark."""

    key: str
    label: Any
    hint: Any
    rows: int
    text: str
    base: str
    elsewhere: str | None = None  # what another tab wrote meanwhile


@dataclass(frozen=True)
class Behind:
    """A text that was not saved: this tab did not know what stands there now."""

    mine: str
    theirs: str


def typed(
    key: str,
    label: Any,
    hint: Any,
    rows: int,
    kept: Mapping[str, str],
    behind: Mapping[str, Behind],
) -> Typed:
    """A text with what is kept of it; one that was behind is shown with both."""
    if key in behind:
        theirs = behind[key].theirs
        return Typed(key, label, hint, rows, behind[key].mine, base_of(theirs), theirs)
    text = kept.get(key, "")
    return Typed(key, label, hint, rows, text, base_of(text))


def save_one(request: HttpRequest, keys: Collection[str], write: Write) -> HttpResponse:
    """What a script sends while one types: the one text that changed."""
    for key in keys:
        form = _form(request, key)
        if form is None:
            continue
        if not form.is_valid():
            return HttpResponseBadRequest()
        try:
            kept = write(key, form.cleaned_data["text"], form.cleaned_data["base"])
        except WordsElsewhere as changed:
            told = {"text": changed.text, "base": base_of(changed.text), "shared": True}
            return JsonResponse(told, status=CONFLICT)
        return JsonResponse({"base": kept})
    return HttpResponseBadRequest()


def save_all(request: HttpRequest, keys: Collection[str], write: Write) -> dict[str, Behind]:
    """The same without a script: every text of the page. Gives those that could not be saved."""
    behind = {}
    for key in keys:
        form = _form(request, key)
        if form is None or not form.is_valid() or request.POST.get(f"take:{key}"):
            continue
        text = form.cleaned_data["text"]
        try:
            write(key, text, form.cleaned_data["base"])
        except WordsElsewhere as changed:
            behind[key] = Behind(text, changed.text)
    return behind


def _form(request: HttpRequest, key: str) -> WordsForm | None:
    if key not in request.POST:
        return None
    return WordsForm({"text": request.POST[key], "base": request.POST.get(f"base:{key}", "")})
