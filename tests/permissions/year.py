"""The rhythm of an organisation: a draft, a cycle that runs, a sentence passed on, a word that passes."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from tests.cast import Actor
from tests.conversations.talking import seat
from tweespraak.conversations.actions.cycles import make_cycle, start_cycle
from tweespraak.conversations.actions.messages import send_message, write_message
from tweespraak.conversations.actions.words import allow_word
from tweespraak.conversations.models import AllowedWord, Conversation, Cycle, Message
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.rhythm import FIXED_THEMES, Period
from tweespraak.foundation import clock
from tweespraak.people.api import today_in


@dataclass(frozen=True)
class Year:
    """One of each."""

    draft: Cycle
    running: Cycle
    message: Message
    word: AllowedWord


def put_year(hr: Actor, talk: Conversation, employee: Actor) -> Year:
    """Made by who runs the rhythm; the sentence is of the employee of this talk."""
    organisation, at = hr.member.organisation, clock.now()
    draft, running = (
        make_cycle(
            organisation=organisation,
            once=uuid.uuid4(),
            name=name,
            unit=None,
            periods=[period_ahead(hr)],
            by=hr.person,
            at=at,
        )
        for name in ("Concept", "Lopend")
    )
    written = write_message(
        seat=seat(talk, employee),
        once=uuid.uuid4(),
        text="Het rooster komt te laat",
        with_name=True,
        by=employee.person,
        at=at,
    )
    return Year(
        draft=draft,
        running=start_cycle(cycle=running, by=hr.person, at=at),
        message=send_message(message=written, by=employee.person, at=at),
        word=allow_word(
            organisation=organisation, once=uuid.uuid4(), word="Hernia", by=hr.person, at=at
        ),
    )


def period_ahead(hr: Actor) -> Period:
    """A month from now."""
    today = today_in(hr.member.organisation)
    begin, end = today + timedelta(days=30), today + timedelta(days=60)
    return Period("period-1", Kind.GOOD_CONVERSATION, 60, begin, end, FIXED_THEMES)
