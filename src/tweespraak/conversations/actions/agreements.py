"""What two people do with their agreements. Who may do what stands in the rules beside the table."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.conversations.actions.agreement_bell import tell_other
from tweespraak.conversations.actions.agreement_steps import (
    locked_agreement,
    note,
    said_before,
    take,
)
from tweespraak.conversations.actions.guarding import let_pass
from tweespraak.conversations.actions.steps import NotAtTheTable, locked, touch
from tweespraak.conversations.models import Agreement, AgreementMoment, Conversation
from tweespraak.conversations.queries.agreements import (
    count_new,
    guard_over,
    new_in,
    open_of_owner,
)
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.agreeing import (
    MOST_OPEN,
    NotAgreed,
    Part,
    Plan,
    Refusal,
    check_act,
    check_day,
    refusal_of_new,
)
from tweespraak.conversations.rules.agreements import (
    AgreementAct,
    AgreementState,
    agreement_after,
)
from tweespraak.conversations.rules.states import CLOSED, State
from tweespraak.foundation.once import made_before
from tweespraak.people.api import Person, day_in

WORDED = ("what", "evidence", "help", "cue", "step")
CHANGEABLE = (*WORDED, "due_on")


@transaction.atomic
def propose_agreement(
    *,
    seat: Seat,
    once: UUID,
    plan: Plan,
    owner: Side,
    by: Person,
    at: datetime,
    is_confirmed: bool = False,
) -> Agreement:
    """Put an agreement on the table, one's own or for the other; the same `once` gives the same.

    Raises NotAgreed, Held or OnceTaken.
    """
    conversation = locked(seat.conversation)
    made = made_before(Agreement, once, conversation_id=conversation.pk, proposed_by_id=by.pk)
    if made:
        return made
    mine, others = seat.me.person_id, seat.other.person_id
    doer, helper = (mine, others) if owner is seat.side else (others, mine)
    _check_room(conversation, doer, helper)
    check_day(plan.due_on, day_in(conversation.organisation, at))
    let_pass(
        texts=_texts(plan),
        guard=guard_of(seat),
        is_confirmed=is_confirmed,
        conversation=conversation,
        by=by,
        at=at,
    )
    agreement = Agreement.objects.create(
        pk=once,
        organisation=conversation.organisation,
        conversation=conversation,
        owner_id=doer,
        other_id=helper,
        proposed_by=by,
        created_at=at,
        **asdict(plan),
    )
    note(agreement, AgreementAct.PROPOSE, "", by=by.pk, at=at)
    touch(conversation.pk)
    return agreement


@transaction.atomic
def do_with_agreement(
    *,
    agreement: Agreement,
    act: AgreementAct,
    once: UUID,
    by: Person,
    at: datetime,
    text: str = "",
    plan: Plan | None = None,
    is_confirmed: bool = False,
) -> AgreementMoment:
    """What one of the two does with it; adjusting takes the new plan. The other hears of it.

    The same `once` again gives the same moment. Raises NotAtTheTable,
    AgreementRefused, NotAgreed, Held or OnceTaken.
    """
    conversation = locked(agreement.conversation_id)  # always before the agreement: no dead end
    agreement = locked_agreement(agreement)
    made = said_before(agreement, once, act)
    if made:
        return made
    if by.pk not in (agreement.owner_id, agreement.other_id):
        raise NotAtTheTable
    agreement_after(AgreementState(agreement.state), act)
    check_act(act, Part(agreement.owner_id == by.pk, agreement.proposed_by_id == by.pk), text)
    values, before = _changes(agreement, act, plan, at)
    let_pass(
        texts=[text, *(_texts(plan) if plan else ())],
        guard=guard_over(agreement, by.pk),
        is_confirmed=is_confirmed,
        conversation=conversation,
        by=by,
        at=at,
        known=" ".join(texts_of(agreement).values()),
    )
    moment = take(
        agreement, act, by=by.pk, at=at, once=once, text=text.strip(), before=before, **values
    )
    if act is AgreementAct.AGREE and conversation.state in CLOSED:
        take(agreement, AgreementAct.BEGIN, by=None, at=at)
    touch(conversation.pk)
    tell_other(agreement, act, by=by.pk, at=at, of_closed=conversation.state in CLOSED)
    return moment


@transaction.atomic
def begin_agreements(*, conversation: Conversation, at: datetime) -> int:
    """The record is closed: what was agreed in it is followed from now on. Returns how many."""
    rows = list(new_in(conversation).filter(state=AgreementState.AGREED))
    for row in rows:
        take(locked_agreement(row), AgreementAct.BEGIN, by=None, at=at)
    return len(rows)


@transaction.atomic
def end_agreements_of(*, conversation: Conversation, at: datetime) -> int:
    """The conversation does not go on: what was put on its table falls away. Returns how many."""
    rows = list(
        new_in(conversation).filter(state__in=(AgreementState.PROPOSED, AgreementState.AGREED))
    )
    for row in rows:
        is_proposed = row.state == AgreementState.PROPOSED
        act = AgreementAct.DROP if is_proposed else AgreementAct.END
        take(locked_agreement(row), act, by=None, at=at)
    return len(rows)


def texts_of(agreement: Agreement) -> dict[str, str]:
    """The words of an agreement as it stands, by field."""
    return {name: getattr(agreement, name) for name in WORDED}


def _texts(plan: Plan) -> list[str]:
    return [getattr(plan, name) for name in WORDED]


def _check_room(conversation: Conversation, owner: UUID, other: UUID) -> None:
    open_now = open_of_owner(conversation.organisation_id, owner, other)
    refusal = refusal_of_new(State(conversation.state), count_new(conversation), len(open_now))
    if refusal:
        raise NotAgreed(refusal)


def _changes(
    agreement: Agreement, act: AgreementAct, plan: Plan | None, at: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What this act sets, and what is kept of how it stood until then."""
    if act is AgreementAct.AGREE:
        _check_open(agreement)
    if act is AgreementAct.ADJUST and plan:
        return {"proposal": _differences(agreement, plan, _today(agreement, at))}, {}
    if act is AgreementAct.CONFIRM:
        wanted = dict(agreement.proposal)
        before = {name: _plain(getattr(agreement, name)) for name in wanted}
        if "due_on" in wanted:
            wanted["due_on"] = date.fromisoformat(wanted["due_on"])
            check_day(wanted["due_on"], _today(agreement, at))
        return {**wanted, "proposal": {}}, before
    if act is AgreementAct.KEEP:
        return {"proposal": {}}, dict(agreement.proposal)
    return {}, {}


def _differences(agreement: Agreement, plan: Plan, today: date) -> dict[str, Any]:
    wanted = asdict(plan)
    changed = {
        name: wanted[name] for name in CHANGEABLE if wanted[name] != getattr(agreement, name)
    }
    if not changed:
        raise NotAgreed(Refusal.NOTHING_NEW)
    if "due_on" in changed:
        check_day(changed["due_on"], today)
    return {name: _plain(value) for name, value in changed.items()}


def _check_open(agreement: Agreement) -> None:
    there = open_of_owner(agreement.organisation_id, agreement.owner_id, agreement.other_id)
    if len([one for one in there if one.state != AgreementState.PROPOSED]) >= MOST_OPEN:
        raise NotAgreed(Refusal.TOO_MANY_OPEN)


def _today(agreement: Agreement, at: datetime) -> date:
    return day_in(agreement.organisation, at)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
