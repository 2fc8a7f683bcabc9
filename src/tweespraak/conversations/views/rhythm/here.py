"""What the rhythm lays beside the pages of the two: the course, what was passed on, what a year misses."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tweespraak.conversations.documents.course import course_for
from tweespraak.conversations.documents.rhythm import theme_names
from tweespraak.conversations.queries.messages import passed_on
from tweespraak.conversations.queries.rhythm import Gap, Warned, warnings_for
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.messages import may_pass_on
from tweespraak.conversations.rules.states import State
from tweespraak.people.api import Membership


def beside_talk(seat: Seat) -> dict[str, Any]:
    """For the page of a talk: the course of the organisation, and what was passed on to it."""
    return {
        "course": course_for(seat.conversation),
        "passed_on": passed_on(seat),
        "may_pass_on": may_pass_on_from(seat),
    }


def may_pass_on_from(seat: Seat) -> bool:
    """Whether a sentence can be passed on from here to the organisation."""
    return may_pass_on(State(seat.conversation.state), Kind(seat.conversation.kind))


def warnings_of(member: Membership) -> list[dict[str, str]]:
    """For the page with all talks of somebody: sentences, each with what to do."""
    return [line for one in warnings_for(member) for line in _lines(one)]


def _lines(one: Warned) -> list[dict[str, str]]:
    found = []
    if one.themes:
        found.append({"kind": "themes", "text": _themes(one)})
    if one.gap:
        found.append({"kind": "gap", "text": _gap(one.name, one.gap)})
    return found


def _themes(one: Warned) -> str:
    words = {"name": one.name, "themes": ", ".join(theme_names(one.themes))}
    if one.is_mine:
        return (
            _(
                "Not talked about this year, and not planned: %(themes)s. Take them along in your next "
                "conversation with %(name)s."
            )
            % words
        )
    return (
        _(
            "Not talked about with %(name)s this year, and not planned: %(themes)s. Take them along in "
            "your next conversation."
        )
        % words
    )


def _gap(name: str, gap: Gap) -> str:
    words = {
        "name": name,
        "last": date_format(gap.last_on, "j F Y"),
        "next": date_format(gap.next_on, "j F Y") if gap.next_on else "",
    }
    if gap.next_on:
        return (
            _(
                "Between your last conversation with %(name)s on %(last)s and the next, by %(next)s, lie "
                "more than 120 days. A short check-in between them helps."
            )
            % words
        )
    return (
        _(
            "You and %(name)s have not talked since %(last)s, and nothing is planned. Plan a short "
            "check-in."
        )
        % words
    )
