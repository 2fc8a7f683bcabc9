"""Agreements in a line: what waits for somebody on the home page, and what the bell says of them."""

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest

from tweespraak.conversations.documents.agreements import Line, lines_of, notice_words, waits_words
from tweespraak.conversations.queries.agreements import (
    all_held,
    last_act_of,
    of_person,
)
from tweespraak.conversations.rules.agreements import OVER
from tweespraak.foundation.slots import Link
from tweespraak.people.api import member_of, today_in


def waiting_agreements(request: HttpRequest) -> list[Link]:
    """Every agreement that asks something of this person."""
    member = member_of(request)
    rows = of_person(member.organisation_id, member.person_id).exclude(state__in=OVER)
    lines = lines_of(all_held(list(rows), member.person_id), today_in(member.organisation))
    return [_waiting(line) for line in lines if line.asked]


def agreement_notices(request: HttpRequest, ids: Collection[UUID]) -> dict[UUID, Link]:
    """The bell: from whom, never what about; only to the two."""
    member = member_of(request)
    rows = of_person(member.organisation_id, member.person_id).filter(pk__in=ids)
    today = today_in(member.organisation)
    return {
        line.held.agreement.pk: Link(
            notice_words(line.held, last_act_of(line.held.agreement), today), line.url
        )
        for line in lines_of(all_held(list(rows), member.person_id), today)
    }


def _waiting(line: Line) -> Link:
    return Link(
        waits_words(line.held, line.asked),
        line.url,
        icon="handshake",
        text=line.held.agreement.what,
        since=line.waits_since,
    )
