"""What the demo's people agreed in a talk, what became of it, and what they passed on."""

import uuid
from datetime import datetime, timedelta

from tweespraak.conversations.api import (
    AgreementAct,
    Conversation,
    Plan,
    Side,
    answer_message,
    do_with_agreement,
    new_in,
    propose_agreement,
    seat_of,
    send_message,
    write_message,
)
from tweespraak.home.actions.demo.script import Cast, Script, ago
from tweespraak.people.api import day_in


def make_agreements(
    row: Script, conversation: Conversation, cast: Cast, at: datetime, today: datetime
) -> None:
    """The owner proposes, the other agrees, while the two are at the table."""
    for told in row.get("agreements", []):
        owner = cast.person(told["owner"])
        other = cast.person(row["with"] if told["owner"] == row["of"] else row["of"])
        seat = seat_of(conversation.pk, conversation.organisation_id, owner.pk)
        assert seat is not None  # noqa: S101
        due_on = day_in(conversation.organisation, today + timedelta(days=told["due_in"]))
        agreement = propose_agreement(
            seat=seat,
            once=_key(told, conversation),
            plan=Plan(
                what=told["what"],
                evidence=told["evidence"],
                help=told["help"],
                due_on=due_on,
                cue=told.get("cue", ""),
                step=told.get("step", ""),
                theme=told.get("theme", ""),
            ),
            owner=Side(seat.me.side),
            by=owner,
            at=at,
        )
        do_with_agreement(
            agreement=agreement,
            act=AgreementAct.AGREE,
            once=uuid.uuid4(),
            by=other,
            at=at + timedelta(minutes=5),
        )


def follow_up(row: Script, conversation: Conversation, cast: Cast, at: datetime) -> None:
    """What the two did with their agreements since."""
    made = {one.pk: one for one in new_in(conversation)}
    for told in row.get("agreements", []):
        agreement = made[_key(told, conversation)]
        for happened in told.get("then", []):
            act = AgreementAct(happened["act"])
            owner_acts = act in (AgreementAct.REPORT_DONE, AgreementAct.REPORT_NOT_DONE)
            other = row["with"] if told["owner"] == row["of"] else row["of"]
            do_with_agreement(
                agreement=agreement,
                act=act,
                once=uuid.uuid4(),
                by=cast.person(told["owner"] if owner_acts else other),
                at=ago(at, happened["ago"], minutes=30),
                text=happened["text"],
            )


def pass_on(told: Script, conversation: Conversation, cast: Cast, at: datetime) -> None:
    """A sentence for the organisation, and its answer."""
    sender = cast.person(told["from"])
    seat = seat_of(conversation.pk, conversation.organisation_id, sender.pk)
    assert seat is not None  # noqa: S101
    then = ago(at, told["ago"])
    message = write_message(
        seat=seat,
        once=uuid.uuid4(),
        text=told["text"],
        with_name=told["with_name"],
        by=sender,
        at=then,
    )
    send_message(message=message, by=sender, at=then + timedelta(minutes=10))
    answer = told["answer"]
    answer_message(
        message=message,
        text=answer["text"],
        by=cast.person(answer["by"]),
        at=ago(at, answer["ago"]),
    )


def _key(told: Script, conversation: Conversation) -> uuid.UUID:
    return uuid.uuid5(conversation.pk, told["key"])
