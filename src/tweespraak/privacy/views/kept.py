"""What is kept, why and how long: from what every context declares."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.foundation.personal_data import Declaration, Whose, declarations


@dataclass(frozen=True)
class Kept:
    """One kind of data: what it is, why it is there and until when."""

    what: str
    why: list[str]
    how_long: str


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Every kind of data about persons, by part of the program."""
    parts = [(_word(each, "context"), _rows(each)) for each in declarations()]
    return render(request, "privacy/kept.html", {"parts": [part for part in parts if part[1]]})


def _rows(declaration: Declaration) -> list[Kept]:
    """Fields of a model with the same term are one line, with every reason once."""
    lines: dict[tuple[str, str], dict[str, None]] = {}
    for model, fields in declaration.fields.items():
        for field in fields.values():
            if field.whose is not Whose.NOBODY:
                key = (_word(declaration, model), str(field.how_long))
                lines.setdefault(key, {})[str(field.why)] = None
    return [Kept(what, list(why), how_long) for (what, how_long), why in lines.items()]


def _word(declaration: Declaration, key: str) -> str:
    return str(declaration.words.get(key) or key)
