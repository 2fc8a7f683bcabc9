"""How the process of one vacancy goes, for who leads it and who decides; also as a file."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.sheets import CSV_TYPE, as_csv
from tweespraak.people.api import names_in, today_in
from tweespraak.selection import access
from tweespraak.selection.documents.mirror import WARNINGS, Block, blocks, lesson_words, rows
from tweespraak.selection.models import Vacancy
from tweespraak.selection.queries.mirror import is_settled, lessons_over, measures_of
from tweespraak.selection.queries.places import LEADS
from tweespraak.selection.rules.mirror import Measures, warnings
from tweespraak.selection.rules.watching import Basis, is_shown_alone


@never_cache
@require_safe
def mirror(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """What asks for attention, every measure with what it means, and what is learned."""
    found = access.vacancy(request, vacancy_id, *LEADS).vacancy
    measures = measures_of(found, clock.now())
    lessons = lessons_over(found)
    names = names_in(found.organisation_id, [one.owner_id for one in lessons])
    values = {
        "vacancy": found,
        "measures": measures,
        "warnings": [WARNINGS[one] for one in warnings(measures)],
        "blocks": _blocks(found, measures),
        "lessons": [
            {"row": one, "words": lesson_words(one), "owner": names[one.owner_id]}
            for one in lessons
        ],
        "today": today_in(found.organisation),
    }
    return render(request, "selection/mirror/mirror.html", values)


@never_cache
@require_safe
def mirror_file(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """The same tables as a file."""
    found = access.vacancy(request, vacancy_id, *LEADS).vacancy
    tables = _blocks(found, measures_of(found, clock.now()))
    return as_file(found.title, tables, today_in(found.organisation))


def as_file(title: str, tables: list[Block], day: date) -> HttpResponse:
    """Tables as CSV; what is hidden says so."""
    content = as_csv(rows(title, tables), (get_language() or "nl")[:2])
    answer = HttpResponse(content, content_type=CSV_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{_("process")}-{day:%Y-%m-%d}.csv"'
    return answer


def _blocks(vacancy: Vacancy, measures: Measures) -> list[Block]:
    """Who leads a vacancy knows its candidates; only what they said of the feedback is hidden while it
    trickles in, and when they are few."""
    is_said = is_settled(vacancy, clock.now()) and is_shown_alone(Basis.ANSWERED, measures)
    shown = [one for one in Basis if one is not Basis.ANSWERED or is_said]
    return blocks(dict.fromkeys(shown, measures))
