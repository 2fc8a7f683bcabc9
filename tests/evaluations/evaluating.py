"""Evaluations in any state, made as rows, without the screens.

Rik is the recruiter, Hanna the client. `client` and `recruiter` give values by topic: 1 to 5, or None
for "not applicable"; what is not named gets a 4.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.cast import THEN, Actor
from tweespraak.evaluations.models import Answer, Evaluation, Reply
from tweespraak.evaluations.queries.asked import asked_of, default_keys
from tweespraak.evaluations.rules.sending import OPEN_FOR, next_look
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.vacated import Outcome, Vacated
from tweespraak.foundation import clock

CLOSED_ON = date(2026, 9, 1)
Values = Mapping[str, int | None]


def vacated(title: str = "Teamleider magazijn", key: UUID | None = None, **values: Any) -> Vacated:
    """A vacancy that was closed; filled, after interviews."""
    whole: dict[str, Any] = {
        "closed_on": CLOSED_ON, "outcome": Outcome.FILLED, "interviewed": True,
    }  # fmt: skip
    return Vacated(id=key or uuid4(), title=title, **{**whole, **values})


def prepared(recruiter: Actor, client: Actor, *about: Vacated, **values: Any) -> Evaluation:
    """Ready to go out; the client has not heard of it."""
    here = recruiter.member.organisation
    whole: dict[str, Any] = {
        "vacancies": [one.as_json() for one in about or [vacated()]],
        "client_topics": default_keys(here.pk, Side.CLIENT),
        "recruiter_topics": default_keys(here.pk, Side.RECRUITER),
        "created_at": THEN,
        "send_on": date(2026, 9, 3),
    }
    return Evaluation.objects.create(
        organisation=here,
        recruiter=recruiter.person,
        client=client.person,
        **{**whole, **values},
    )


def sent(recruiter: Actor, client: Actor, *about: Vacated, **values: Any) -> Evaluation:
    """Asked; nobody answered yet. Both replies are there, empty."""
    at = values.pop("sent_at", THEN)
    made = prepared(recruiter, client, *about, **{"state": State.SENT, **values})
    made.asked = {side.value: [one.as_json() for one in asked_of(made, side)] for side in Side}
    made.sent_at, made.send_on = at, None
    made.closes_on = at.date() + OPEN_FOR
    made.due_at = at + (next_look(at.date(), 0) - at.date())
    made.save()
    for side in Side:
        Reply.objects.create(evaluation=made, side=side)
    return made


def answered(
    evaluation: Evaluation,
    side: Side,
    values: Values | None = None,
    *,
    nps: int | None = 9,
    **words: Any,
) -> Reply:
    """One side sent theirs: it moves a sent evaluation to `answered_one`, and no further."""
    reply = reply_of(evaluation, side)
    given = values or {}
    for one in asked_of(evaluation, side):
        Answer.objects.create(reply=reply, topic=one.key, value=given.get(one.key, 4))
    at = (evaluation.sent_at or clock.now()) + timedelta(days=1)
    whole: dict[str, Any] = {"started_at": at, "saved_at": at, "sent_at": at, "version": 1, **words}
    if side is Side.CLIENT:
        whole["nps"] = nps
    Reply.objects.filter(pk=reply.pk).update(**whole)
    if evaluation.state == State.SENT:
        evaluation.state = State.ANSWERED_ONE
        evaluation.save(update_fields=["state"])
    return reply_of(evaluation, side)


def revealed(
    recruiter_is: Actor,
    client_is: Actor,
    *about: Vacated,
    client: Values | None = None,
    recruiter: Values | None = None,
    nps: int | None = 9,
    **values: Any,
) -> Evaluation:
    """Both sent theirs and read both; nothing was decided about a conversation yet."""
    wanted = {"state": State.REVEALED, **values}
    made = sent(recruiter_is, client_is, *about)
    answered(made, Side.CLIENT, client, nps=nps)
    answered(made, Side.RECRUITER, recruiter)
    at = THEN + timedelta(days=1)
    whole: dict[str, Any] = {"revealed_at": at, "is_two_sided": True, "due_at": None, **wanted}
    Evaluation.objects.filter(pk=made.pk).update(**whole)
    made.refresh_from_db()
    return made


def reply_of(evaluation: Evaluation, side: Side) -> Reply:
    """What one side says, sent or not."""
    return Reply.objects.get(evaluation=evaluation, side=side)
