"""Somebody gets another manager: nothing moves by itself. The employee is asked, on the day, which texts may go along."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.actions.agreement_bell import tell
from tweespraak.conversations.actions.agreement_steps import locked_agreement, note, take
from tweespraak.conversations.actions.question_bell import ask_which_texts
from tweespraak.conversations.models import Agreement, ManagerChange
from tweespraak.conversations.queries.manager_changes import to_pass_on, unanswered
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementState
from tweespraak.conversations.rules.moving import ASKED_AGAIN_AFTER, OpenTalks, asked_at
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.notifications.api import cancel_mails
from tweespraak.people.api import Membership, Person, day_in, manager_of, membership_in

CHOSEN = "conversations.texts_chosen"
TEXTS = ("theme", "what", "evidence", "cue", "step", "help", "due_on")


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
    """From a day on somebody works for somebody else; asked is in the morning of that day."""
    if manager is None:  # nobody to read anything: what they agreed stays with the two
        asked = unanswered(employee.organisation_id).filter(employee=employee.person_id)
        for change in asked.filter(manager=former.person_id):
            drop_change(change, at)
        return
    zone = ZoneInfo(employee.organisation.time_zone)
    row = ManagerChange.objects.create(
        organisation=employee.organisation,
        employee_id=employee.person_id,
        former_id=former.person_id,
        manager_id=manager.person_id,
        open_talks=open_talks,
        since_on=on,
        created_at=at,
        due_at=asked_at(on, at, zone),
    )
    if row.due_at and row.due_at <= at:
        _look_at(row, at)


def work_off_changes() -> int:
    """Ask whoever is to be asked, and once again a week later; returns how many were looked at."""
    at = clock.now()
    rows = claim(ManagerChange.objects.all(), at)
    for row in rows:
        with transaction.atomic():
            found = ManagerChange.objects.select_for_update().filter(pk=row.pk).first()
            if found and found.due_at and found.due_at <= at:
                _look_at(found, at)
    return len(rows)


@transaction.atomic
def choose_texts(
    *, change: ManagerChange, chosen: Collection[UUID], by: Person, at: datetime
) -> ManagerChange:
    """What is chosen is proposed to the new manager, in words only; what is not, stops or stays.

    It stays when the two finish what they began. Answering twice is once.
    """
    change = ManagerChange.objects.select_for_update().get(pk=change.pk)
    if change.answered_at:
        return change
    for row in to_pass_on(change):
        agreement = locked_agreement(row)
        if agreement.pk in chosen:
            _pass_on(agreement, change, by, at)
        elif change.open_talks == OpenTalks.CALL_OFF:
            end_agreement(agreement, told=change.former_id, by=by.pk, at=at)
    change.answered_at, change.due_at = at, None
    change.save(update_fields=["answered_at", "due_at"])
    record(
        action=CHOSEN,
        object_type="manager_change",
        object_id=change.pk,
        at=at,
        by=by.pk,
        organisation=change.organisation_id,
    )
    return change


def end_agreement(
    agreement: Agreement, *, told: UUID, by: UUID | None = None, at: datetime
) -> None:
    """It does not go on, because who talk with each other changed; the one who stays is told."""
    act = AgreementAct.END
    if agreement.state == AgreementState.PROPOSED:
        act = AgreementAct.DROP
    take(agreement, act, by=by, at=at)
    tell(agreement, person=told, key=f"{act}:{agreement.pk}", at=at, mailed=True)


def forget_changes(*, organisation: UUID, employee: UUID, made_at: datetime) -> None:
    """The move was taken back before anything of it was answered: nothing is asked any more."""
    _forget(*unanswered(organisation).filter(employee=employee, created_at=made_at))


def drop_change(change: ManagerChange, at: datetime) -> None:
    """There is nobody to read it: nothing is asked, and what was agreed with who left stops."""
    if membership_in(change.organisation_id, change.former_id) is None:
        for row in to_pass_on(change):
            end_agreement(locked_agreement(row), told=change.employee_id, at=at)
    _forget(change)


def _pass_on(agreement: Agreement, change: ManagerChange, by: Person, at: datetime) -> None:
    take(agreement, AgreementAct.TRANSFER, by=by.pk, at=at)
    is_mine = agreement.owner_id == change.employee_id
    fresh = Agreement.objects.create(
        organisation=agreement.organisation,
        conversation_id=agreement.conversation_id,
        owner_id=change.employee_id if is_mine else change.manager_id,
        other_id=change.manager_id if is_mine else change.employee_id,
        proposed_by=by,
        moved_from=agreement,
        created_at=at,
        **{name: getattr(agreement, name) for name in TEXTS},
    )
    note(fresh, AgreementAct.PROPOSE, "", by=by.pk, at=at)
    tell(fresh, person=change.manager_id, key="moved", at=at, mailed=True)
    tell(agreement, person=change.former_id, key="moved_on", at=at, mailed=False)


def _look_at(change: ManagerChange, at: datetime) -> None:
    employee = membership_in(change.organisation_id, change.employee_id)
    today = day_in(change.organisation, at)
    manager = manager_of(employee, today) if employee else None
    if employee is None or manager is None or manager.person_id != change.manager_id:
        _forget(change)  # it went otherwise: nobody is asked about what does not happen
        return
    if change.asked_at is None:
        _join_with_earlier(change, at)
    if not to_pass_on(change):
        _forget(change)
        return
    if change.asked_at is None:
        change.asked_at, change.due_at = at, at + ASKED_AGAIN_AFTER
    else:
        change.reminded_at, change.due_at = at, None
    change.leased_until = None
    change.save(update_fields=["asked_at", "reminded_at", "due_at", "leased_until"])
    ask_which_texts(change, employee, at)


def _join_with_earlier(change: ManagerChange, at: datetime) -> None:
    """An older question without an answer is about the newest manager from now on."""
    rows = unanswered(change.organisation_id).filter(
        employee=change.employee_id, manager=change.former_id, asked_at__isnull=False
    )
    for row in rows:
        if row.former_id == change.manager_id:  # back where they were
            _forget(row)
            continue
        row.manager_id = change.manager_id
        row.save(update_fields=["manager"])


def _forget(*changes: ManagerChange) -> None:
    """The question is gone, and the mail about it as far as it waits."""
    cancel_mails(object_ids=[change.pk for change in changes])
    for change in changes:
        change.delete()
