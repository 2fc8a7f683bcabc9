"""Agreements on the screen: all of mine, and one with its story."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tweespraak.conversations import access
from tweespraak.conversations.documents.agreements import (
    Line,
    line_of,
    lines_of,
    proposed,
    timeline,
)
from tweespraak.conversations.queries.agreements import all_held, of_person
from tweespraak.conversations.queries.talks import seat_of
from tweespraak.conversations.rules.agreements import OVER
from tweespraak.conversations.views.tabs import tabs
from tweespraak.foundation import clock
from tweespraak.people.api import day_in, person_of, today_in


@dataclass(frozen=True)
class Filters:
    """What of the list is shown."""

    words: str = ""
    whose: str = ""  # mine, other or both
    shown: str = ""  # open, closed or both

    def __bool__(self) -> bool:
        return bool(self.words or self.whose or self.shown)

    def keep(self, line: Line) -> bool:
        """Whether this line is among them."""
        held = line.held
        text = f"{held.agreement.what} {held.agreement.evidence} {held.other_name}".casefold()
        state = "closed" if held.state in OVER else "open"
        return (
            all(word in text for word in self.words.casefold().split())
            and self.whose in ("", line.side)
            and self.shown in ("", state)
        )


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """What I do and what others do with me: what waits for me first."""
    member = access.talker(request)
    today = today_in(member.organisation)
    found = of_person(member.organisation_id, member.person_id)
    every = lines_of(all_held(list(found), member.person_id), today)
    filters = Filters(*(request.GET.get(name, "").strip() for name in ("q", "whose", "shown")))
    kept = [line for line in every if filters.keep(line)]
    values = {
        "tabs": tabs(request, "agreements"),
        "groups": _groups(kept),
        "filters": filters,
        "any": bool(every),
        "counted": ngettext("%(n)d agreement", "%(n)d agreements", len(kept)) % {"n": len(kept)},
        "whose": _options(("mine", _("Mine")), ("other", _("The other’s"))),
        "shown": _options(("open", _("Still open")), ("closed", _("Behind us"))),
    }
    return render(request, "conversations/agreements/agreements.html", values)


@require_safe
def agreement(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """One agreement: what it says, what can be done with it, and everything that happened."""
    held = access.agreement(request, agreement_id)
    found, me = held.agreement, person_of(request)
    line = line_of(held, day_in(found.organisation, clock.now()))
    values = {
        "line": line,
        "held": held,
        "agreement": found,
        "proposed": proposed(held),
        "moments": timeline(found.moments.all(), held),
        "talk": seat_of(found.conversation_id, found.organisation_id, me.pk),
        "read_by": [_("you"), held.other_name],
    }
    return render(request, "conversations/agreements/agreement.html", values)


def _groups(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """By what they ask: of me first, then what I do, what the others do, what is behind us."""
    waiting: list[Line] = []
    mine: list[Line] = []
    others: list[Line] = []
    closed: list[Line] = []
    for line in lines:
        if line.asked:
            waiting.append(line)
        elif line.held.state in OVER:
            closed.append(line)
        else:
            (mine if line.held.part.is_owner else others).append(line)
    closed.sort(key=lambda line: line.held.agreement.closed_at, reverse=True)  # type: ignore[arg-type,return-value]
    titled = (
        (_("Waits for you"), waiting),
        (_("What you do"), mine),
        (_("What others do with your help"), others),
        (_("Behind us"), closed),
    )
    return [{"title": title, "lines": rows} for title, rows in titled if rows]


def _options(*options: tuple[str, str]) -> list[dict[str, str]]:
    every = [("", _("All")), *options]
    return [{"value": value, "label": label} for value, label in every]
