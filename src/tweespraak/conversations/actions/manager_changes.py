"""Somebody gets another manager: nothing moves by itself. The employee is asked, on the day, which texts may go along."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.actions.agreement_bell import tell
from tweespraak.conversations.actions.agreement_steps import (
    locked_agreement,
    next_look,
    note,
    take,
)
from tweespraak.conversations.actions.question_bell import ask_which_texts, take_question_back
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.queries.manager_changes import asked_of, question_of, to_pass_on
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementState
from tweespraak.conversations.rules.moving import OpenTalks
from tweespraak.people.api import Membership, Person, day_in, manager_of, membership_in

CHOSEN = "conversations.texts_chosen"
TEXTS = ("theme", "what", "evidence", "cue", "step", "help", "due_on")


class AnotherManagerAgain(Exception):
    """Between seeing the question and answering it the manager changed: ask afresh."""


@transaction.atomic
def note_manager_change(
    *,
    employee: Membership,
    former: Membership,
    manager: Membership | None,
    on: date,
    open_talks: OpenTalks,
    at: datetime,
) -> None:
    """From a day on somebody works for somebody else; asked is on that day, not before.

    Without a new manager what they agreed stays as it is; with who left, it stops.
    """
    here, who = employee.organisation_id, employee.person_id
    has_begun = on <= day_in(employee.organisation, at)
    if manager is None:
        if has_begun:
            _end_with_who_left(here, who, at)
        return
    for row in asked_of(here, who) if has_begun else ():
        if manager.person_id in (row.owner_id, row.other_id):
            _ask_no_more(row, at)  # back where they were
    for found in to_pass_on(here, who, former.person_id):
        row = locked_agreement(found)
        row.asked_of_id, row.asks_since_on, row.asked_at = who, on, None
        row.stays = open_talks is OpenTalks.FINISH
        row.due_at = next_look(row, at)
        row.save(update_fields=["asked_of", "asks_since_on", "asked_at", "stays", "due_at"])
        if has_begun:
            ask_about(row, at)


def ask_about(agreement: Agreement, at: datetime) -> None:
    """Ask the employee whether it goes along, when there is a manager it can go to."""
    if agreement.asked_of_id is None or agreement.asks_since_on is None:
        return
    employee = membership_in(agreement.organisation_id, agreement.asked_of_id)
    today = day_in(agreement.organisation, at)
    manager = manager_of(employee, today) if employee else None
    with_manager = manager and manager.person_id in (agreement.owner_id, agreement.other_id)
    if employee is None or manager is None or with_manager:
        _ask_no_more(agreement, at)
        return
    is_again = agreement.asked_at is not None
    if not is_again:
        agreement.asked_at = at
        agreement.save(update_fields=["asked_at"])
    ask_which_texts(employee, agreement.asks_since_on, at, again=is_again)


@transaction.atomic
def choose_texts(
    *, member: Membership, manager: UUID, chosen: Collection[UUID], by: Person, at: datetime
) -> int:
    """What is chosen is proposed to this manager (a membership's key), in words only; what is not,
    stops or stays. Answering twice is once. Returns how many go along. Raises AnotherManagerAgain."""
    question = question_of(member, day_in(member.organisation, at))
    if question is None:
        return 0
    if question.manager.pk != manager:
        raise AnotherManagerAgain
    moved = 0
    for row in question.agreements:
        agreement = locked_agreement(row)
        if agreement.asked_of_id is None:  # answered in the other browser, a moment ago
            continue
        if agreement.pk in chosen:
            _pass_on(agreement, member, question.manager, by, at)
            moved += 1
        elif agreement.stays:
            _ask_no_more(agreement, at)
        else:
            end_agreement(agreement, told=_other(agreement, by.pk), by=by.pk, at=at)
    record(
        action=CHOSEN,
        object_type="membership",
        object_id=member.pk,
        at=at,
        by=by.pk,
        organisation=member.organisation_id,
    )
    return moved


def end_agreement(
    agreement: Agreement, *, told: UUID, by: UUID | None = None, at: datetime
) -> None:
    """It does not go on, because who talk with each other changed; the one who stays is told."""
    act = AgreementAct.END
    if agreement.state == AgreementState.PROPOSED:
        act = AgreementAct.DROP
    take(agreement, act, by=by, at=at)
    tell(agreement, person=told, key=f"{act}:{agreement.pk}", at=at, mailed=True)


@transaction.atomic
def forget_question(*, organisation: UUID, employee: Membership, made_at: datetime) -> None:
    """The move was taken back before it was answered: nothing is asked any more."""
    for row in asked_of(organisation, employee.person_id).filter(asked_at=made_at):
        if row.asks_since_on:
            take_question_back(employee, row.asks_since_on)
        _ask_no_more(row, made_at)


def _pass_on(
    agreement: Agreement, member: Membership, manager: Membership, by: Person, at: datetime
) -> None:
    former = _other(agreement, member.person_id)
    is_mine = agreement.owner_id == member.person_id
    take(agreement, AgreementAct.TRANSFER, by=by.pk, at=at)
    fresh = Agreement.objects.create(
        organisation=agreement.organisation,
        conversation_id=agreement.conversation_id,
        owner_id=member.person_id if is_mine else manager.person_id,
        other_id=manager.person_id if is_mine else member.person_id,
        proposed_by=by,
        moved_from=agreement,
        created_at=at,
        **{name: getattr(agreement, name) for name in TEXTS},
    )
    note(fresh, AgreementAct.PROPOSE, "", by=by.pk, at=at)
    tell(fresh, person=manager.person_id, key="moved", at=at, mailed=True)
    tell(agreement, person=former, key="moved_on", at=at, mailed=False)


def _end_with_who_left(organisation: UUID, employee: UUID, at: datetime) -> None:
    for row in asked_of(organisation, employee):
        if membership_in(organisation, _other(row, employee)) is None:
            end_agreement(locked_agreement(row), told=employee, at=at)


def _ask_no_more(agreement: Agreement, at: datetime) -> None:
    agreement.asked_of_id, agreement.asks_since_on, agreement.asked_at = None, None, None
    agreement.due_at = next_look(agreement, at)
    agreement.save(update_fields=["asked_of", "asks_since_on", "asked_at", "due_at"])


def _other(agreement: Agreement, person: UUID) -> UUID:
    return agreement.other_id if agreement.owner_id == person else agreement.owner_id
