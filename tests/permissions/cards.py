"""A talk card of the organisation, and one of an employee."""

import uuid
from dataclasses import dataclass

from tests.cast import THEN, Actor
from tweespraak.conversations.api import Kind, TalkCard, library, make_card, ready
from tweespraak.people.api import Organisation


@dataclass(frozen=True)
class Cards:
    """One of either sort."""

    shared: TalkCard
    own: TalkCard


def put_cards(organisation: Organisation, employee: Actor, hr: Actor) -> Cards:
    """Both, with the questions of the short check-in."""
    made = [
        make_card(
            organisation=organisation,
            once=uuid.uuid4(),
            kind=Kind.CHECK_IN,
            name="Bijpraten",
            questions=ready(Kind.CHECK_IN, library("nl")),
            owner=owner,
            by=by.person,
            at=THEN,
        )
        for owner, by in ((None, hr), (employee.person, employee))
    ]
    return Cards(*made)
