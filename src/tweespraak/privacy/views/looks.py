"""Who worked with my data: per day and person, in words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tweespraak.audit.api import Entry
from tweespraak.people.api import Organisation, person_of
from tweespraak.privacy.access import known_organisation, known_organisations
from tweespraak.privacy.documents import act_words
from tweespraak.privacy.queries import Someone, looks_at, people_in

PER_PAGE = 60


@dataclass
class Visit:
    """What one person did on one day for one organisation; the same act is counted."""

    who: str
    roles: str
    where: str
    acts: dict[str, list[datetime]] = field(default_factory=dict)


@dataclass
class Day:
    """A day with everyone who did something then."""

    on: date
    visits: dict[tuple[UUID | None, UUID | None], Visit] = field(default_factory=dict)


@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Everything others did with the data of the signed-in person, newest first."""
    organisations = known_organisations(request)
    chosen = known_organisation(request, request.GET.get("organisation", ""))
    entries = looks_at(person_of(request).pk, chosen.pk if chosen else None)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "page": page,
        "days": days_of(request, list(page)),
        "chosen": str(chosen.pk) if chosen else "",
        "options": [
            {"value": "", "label": _("All organisations")},
            *({"value": str(each.pk), "label": each.name} for each in organisations),
        ],
    }
    return render(request, "privacy/looks.html", values)


def days_of(request: HttpRequest, entries: list[Entry]) -> list[Day]:
    """The acts by day, and within a day by who did them and for whom."""
    people = people_in(entries)
    places = {each.pk: each for each in known_organisations(request)}
    days: dict[date, Day] = {}
    for entry in entries:
        place = places.get(entry.organisation_id) if entry.organisation_id else None
        at = localtime(entry.at)
        day = days.setdefault(at.date(), Day(at.date()))
        key = (entry.organisation_id, entry.actor_id)
        if key not in day.visits:
            day.visits[key] = _visit(entry, people, place, several=len(places) > 1)
        words = act_words(entry.action)
        day.visits[key].acts.setdefault(words, []).append(at)
    return list(days.values())


def _visit(
    entry: Entry,
    people: dict[tuple[UUID, UUID], Someone],
    place: Organisation | None,
    *,
    several: bool,
) -> Visit:
    where = place.name if place and several else ""
    if entry.actor_id is None:
        return Visit(_("Tweespraak itself, without anyone looking"), "", where)
    someone = people.get((entry.organisation_id, entry.actor_id)) if entry.organisation_id else None
    if someone is None or not someone.name:
        return Visit(_("Someone who left"), "", where)
    return Visit(someone.name, ", ".join(someone.roles), where)
