"""One step of an agreement: the new state, a moment in its story, one audit row, and the bell."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from tweespraak.audit.api import record
from tweespraak.conversations.events import AgreementEnded
from tweespraak.conversations.models import Agreement, AgreementMoment
from tweespraak.conversations.rules.agreements import (
    OVER,
    AgreementAct,
    AgreementState,
    agreement_after,
)
from tweespraak.conversations.rules.moving import next_asking
from tweespraak.conversations.rules.reminding import is_followed, next_moment
from tweespraak.foundation.events import announce
from tweespraak.foundation.once import made_before

RECORDED = {
    AgreementAct.PROPOSE: "conversations.agreement_proposed",
    AgreementAct.DROP: "conversations.agreement_dropped",
    AgreementAct.AGREE: "conversations.agreement_agreed",
    AgreementAct.BEGIN: "conversations.agreement_begun",
    AgreementAct.ADJUST: "conversations.agreement_change_proposed",
    AgreementAct.CONFIRM: "conversations.agreement_changed",
    AgreementAct.KEEP: "conversations.agreement_kept",
    AgreementAct.REPORT_DONE: "conversations.agreement_reported",
    AgreementAct.REPORT_NOT_DONE: "conversations.agreement_reported",
    AgreementAct.CLOSE_DONE: "conversations.agreement_closed",
    AgreementAct.CLOSE_NOT_DONE: "conversations.agreement_closed",
    AgreementAct.GO_ON: "conversations.agreement_goes_on",
    AgreementAct.STOP: "conversations.agreement_stopped",
    AgreementAct.STOP_TOGETHER: "conversations.agreement_stopped",
    AgreementAct.END: "conversations.agreement_ended",
    AgreementAct.TRANSFER: "conversations.agreement_moved",
}


def locked_agreement(agreement: Agreement | UUID) -> Agreement:
    """The agreement as it is now, with the door closed behind us: one moment at a time."""
    key = agreement.pk if isinstance(agreement, Agreement) else agreement
    return Agreement.objects.select_for_update().get(pk=key)


def said_before(agreement: Agreement, once: UUID, act: AgreementAct) -> AgreementMoment | None:
    """The moment this form made already. Raises OnceTaken when its key is something else's."""
    return made_before(AgreementMoment, once, agreement_id=agreement.pk, act=act)


@transaction.atomic
def take(
    agreement: Agreement,
    act: AgreementAct,
    *,
    by: UUID | None,
    at: datetime,
    once: UUID | None = None,
    text: str = "",
    before: dict[str, Any] | None = None,
    **values: object,
) -> AgreementMoment:
    """Take a step that the table allows, and set these fields with it. Raises AgreementRefused.

    The row must be locked. `by` is a person's key; none: the clock.
    """
    was = AgreementState(agreement.state)
    state = agreement_after(was, act)
    values |= _dates(act, state, at) | {"state": state}
    for name, value in values.items():
        setattr(agreement, name, value)
    agreement.due_at = next_look(agreement, at)
    agreement.save(update_fields=["due_at", *values])
    moment = note(agreement, act, was, by=by, at=at, once=once, text=text, before=before)
    if state in OVER:
        key, organisation = agreement.conversation_id, agreement.organisation_id
        announce(AgreementEnded(agreement.pk, key, organisation, at))
    return moment


def note(
    agreement: Agreement,
    act: AgreementAct,
    was: AgreementState | str,
    *,
    by: UUID | None,
    at: datetime,
    once: UUID | None = None,
    text: str = "",
    before: dict[str, Any] | None = None,
) -> AgreementMoment:
    """Add to the story what just happened, and to the log that it did."""
    moment = AgreementMoment(
        agreement=agreement,
        number=agreement.moments.count() + 1,
        act=act,
        by_id=by,
        at=at,
        text=text,
        before=before or {},
    )
    if once:
        moment.pk = once
    moment.save(force_insert=True)
    record(
        action=RECORDED[act],
        object_type="agreement",
        object_id=agreement.pk,
        at=at,
        by=by,
        organisation=agreement.organisation_id,
        state_from=was,
        state_to=agreement.state,
    )
    return moment


@transaction.atomic
def forget_agreements(agreements: QuerySet[Agreement]) -> int:
    """Delete these with their stories; returns how many rows went.

    What went along to others stays theirs, and goes on where the chain began: it never seems to be made
    at a table that somebody else still reads.
    """
    keys = list(agreements.values_list("pk", flat=True))
    for row in (locked_agreement(key) for key in keys):
        Agreement.objects.filter(pk=row.pk).update(moved_from=None)
        Agreement.objects.filter(moved_from=row.pk).update(moved_from=row.moved_from_id)
    return Agreement.objects.filter(pk__in=keys).delete()[0]


def next_look(agreement: Agreement, after: datetime) -> datetime | None:
    """When the clock looks at an agreement again: to remind the two, or to ask what goes along."""
    zone, looks = ZoneInfo(agreement.organisation.time_zone), []
    if is_followed(AgreementState(agreement.state)):
        looks.append(next_moment(agreement.due_on, after, zone))
    if agreement.asked_of_id and agreement.asks_since_on:
        looks.append(next_asking(agreement.asks_since_on, after, zone))
    return min((look for look in looks if look), default=None)


def _dates(act: AgreementAct, state: AgreementState, at: datetime) -> dict[str, object]:
    if act is AgreementAct.AGREE:
        return {"agreed_at": at}
    if state not in OVER:
        return {}
    return {"closed_at": at, "asked_of_id": None, "asks_since_on": None, "asked_at": None}
