"""What two people do with agreements, in a line each."""

import uuid
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.cast import Actor
from tests.conversations.talking import seat
from tweespraak.conversations.actions.agreements import do_with_agreement, propose_agreement
from tweespraak.conversations.models import Agreement, AgreementMoment, Conversation
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.agreeing import Plan
from tweespraak.conversations.rules.agreements import AgreementAct
from tweespraak.foundation import clock


def in_days(days: int) -> date:
    """So many days from today, as it is today in the organisation: after midnight there it is tomorrow."""
    return clock.now().astimezone(ZoneInfo("Europe/Amsterdam")).date() + timedelta(days=days)


def plan(**more: Any) -> Plan:
    values = {
        "what": "Elke maandag de planning delen",
        "evidence": "De planning staat om tien uur in het kanaal",
        "help": "Zegt vóór twaalf uur wat opvalt",
        "due_on": in_days(60),
    }
    return Plan(**values | more)


def proposes(
    who: Actor, conversation: Conversation, owner: Side | None = None, **more: Any
) -> Agreement:
    """This one of the two puts an agreement on the table: their own, unless an owner is named."""
    mine = seat(conversation, who)
    return propose_agreement(
        seat=mine,
        once=more.pop("once", uuid.uuid4()),
        plan=plan(**more),
        owner=owner or mine.side,
        by=who.person,
        at=clock.now(),
    )


def does(who: Actor, act: AgreementAct, agreement: Agreement, **more: Any) -> AgreementMoment:
    """This one of the two does this with it."""
    return do_with_agreement(
        agreement=agreement,
        act=act,
        by=who.person,
        **{"once": uuid.uuid4(), "at": clock.now(), "text": "Zo ging het"} | more,
    )


def typed(**more: Any) -> dict[str, Any]:
    """What the form of a new agreement posts."""
    return {
        "once": str(uuid.uuid4()),
        "owner": "employee",
        "what": "Elke maandag de planning delen",
        "evidence": "De planning staat om tien uur in het kanaal",
        "help": "Zegt vóór twaalf uur wat opvalt",
        "due_on": str(in_days(60)),
        "cue": "",
        "step": "",
        "theme": "",
        "is_confirmed": "",
    } | more
