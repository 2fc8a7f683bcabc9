"""Write a rejection and check it: nothing is checked that the rules refuse, and nothing goes out unchecked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.selection.actions.steps import locked, step
from tweespraak.selection.actions.telling import About, ring, tell
from tweespraak.selection.documents.rejection import Message, message_of
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.queries.reasons import taxonomy
from tweespraak.selection.queries.rejections import (
    around_of,
    draft_of,
    law_of,
    lifters_of,
    readers_of,
    rejection_of,
)
from tweespraak.selection.rules.rejecting import (
    Draft,
    Fault,
    Refusal,
    faults,
    guard_refused,
    writing_refused,
)
from tweespraak.selection.rules.states import Act, State

READS = "selection.rejection_reading"  # slot of the link of a second reader: they sign in
LIFTS = "selection.rejection_lifting"  # of HR
BEGUN = "selection.rejection_written"
ASKED_READER = "selection.rejection_reader_asked"
READ = "selection.rejection_read"
GIVEN_BACK = "selection.rejection_given_back"
ASKED_HR = "selection.rejection_lift_asked"
LIFTED = "selection.rejection_lifted"
LONGEST = 4_000


class RejectRefused(Exception):
    """Nothing happens; `refusal` says why, `faults` what has to change first."""

    def __init__(self, refusal: Refusal, faults: Sequence[Fault] = ()) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.faults = list(faults)


class DraftElsewhere(Exception):
    """Somebody else, or another tab, wrote on meanwhile; `row` is what stands there now."""

    def __init__(self, row: Rejection) -> None:
        super().__init__("changed elsewhere")
        self.row = row


@transaction.atomic
def save_draft(
    *, candidacy: Candidacy, version: int, draft: Draft, by: UUID, at: datetime
) -> Rejection:
    """Keep what is written. An autosave: one row in the log when it begins. What was checked and is
    changed has to be checked again. Raises RejectRefused, DraftElsewhere."""
    row = _writing(candidacy)
    found = rejection_of(row)
    values = _values(draft)
    if found is None:
        if draft == Draft():
            return Rejection(candidacy=row, written_by_id=by, saved_at=at)
        return _begin(row, values, by, at)
    if all(getattr(found, name) == value for name, value in values.items()):
        return found
    if found.version != version:
        raise DraftElsewhere(found)
    if row.state == State.CHECKED:
        step(row, Act.CHANGE_REJECTION, by=by, at=at)
    writers = list(dict.fromkeys([*found.writers, str(by)]))
    values |= {"version": found.version + 1, "saved_at": at, "writers": writers}
    for name, value in values.items():
        setattr(found, name, value)
    found.save(update_fields=list(values))
    return found


@transaction.atomic
def check(*, candidacy: Candidacy, version: int, by: UUID, at: datetime) -> Rejection:
    """Everything is there, nothing blocks, and where a second reader is needed they read exactly this
    (J2). Twice is once. Raises RejectRefused, DraftElsewhere."""
    row = _writing(candidacy)
    found = written(row, version)
    message = must_be_whole(row, found, at)
    if row.state == State.CHECKED and found.checked_hash == message.hash:
        return found
    if row.state == State.CHECKED:
        step(row, Act.CHANGE_REJECTION, by=by, at=at)
    step(row, Act.CHECK, by=by, at=at, version_hash=message.hash)
    found.checked_hash = message.hash
    found.save(update_fields=["checked_hash"])
    return found


@transaction.atomic
def ask_second_reader(
    *, candidacy: Candidacy, version: int, reader: UUID, by: UUID, at: datetime
) -> Rejection:
    """Ask somebody who wrote nothing of it to read it. Raises RejectRefused, DraftElsewhere."""
    row = _writing(candidacy)
    found = written(row, version)
    may = {one.person_id for one in readers_of(row, by)}
    if reader not in may or str(reader) in found.writers:
        raise RejectRefused(Refusal.NOT_THEIRS)
    found.second_reader_id, found.second_asked_at = reader, at
    found.second_read_at, found.second_read_hash = None, ""
    found.save(
        update_fields=["second_reader", "second_asked_at", "second_read_at", "second_read_hash"]
    )
    _note(ASKED_READER, row, by, at)
    tell(About(row.organisation, row.pk, READS), [reader], "rejection_read_along", at)
    return found


@transaction.atomic
def approve(*, candidacy: Candidacy, seen: str, by: UUID, at: datetime) -> Rejection:
    """The second reader lets exactly this go out; `seen` is the hash on their page (T28).

    Twice is once. Raises RejectRefused.
    """
    row, found = _read_by(candidacy, by)
    message = message_now(row, found, at)
    if message.hash != seen:
        raise RejectRefused(Refusal.CHANGED)
    if found.second_read_hash == seen:
        return found
    found.second_read_at, found.second_read_hash = at, seen
    found.save(update_fields=["second_read_at", "second_read_hash"])
    _note(READ, row, by, at, seen)
    ring(About(row.organisation, row.pk, READS), found.written_by_id, "rejection_read", at)
    return found


@transaction.atomic
def give_back(*, candidacy: Candidacy, by: UUID, at: datetime) -> Rejection:
    """The second reader does not let it go out like this; they talk it over. Raises RejectRefused."""
    row, found = _read_by(candidacy, by)
    found.second_asked_at, found.second_read_at, found.second_read_hash = None, None, ""
    found.save(update_fields=["second_asked_at", "second_read_at", "second_read_hash"])
    _note(GIVEN_BACK, row, by, at)
    ring(About(row.organisation, row.pk, READS), found.written_by_id, "rejection_given_back", at)
    return found


@transaction.atomic
def ask_hr(*, candidacy: Candidacy, version: int, by: UUID, at: datetime) -> Rejection:
    """Ask HR whether it may go out in spite of a blocked word. Raises RejectRefused, DraftElsewhere."""
    row = _writing(candidacy)
    found = written(row, version)
    people = [one.person_id for one in lifters_of(row) if str(one.person_id) not in found.writers]
    if not people:
        raise RejectRefused(Refusal.NOT_THEIRS)
    if found.lift_asked_at is None:
        _note(ASKED_HR, row, by, at)
    found.lift_asked_at = at
    found.save(update_fields=["lift_asked_at"])
    tell(About(row.organisation, row.pk, LIFTS), people, "rejection_lift_asked", at)
    return found


@transaction.atomic
def lift(*, candidacy: Candidacy, seen: str, reason: str, by: UUID, at: datetime) -> Rejection:
    """HR lets exactly this go out in spite of a blocked word, and says why; the log holds no word of it.

    Raises RejectRefused.
    """
    row = _writing(candidacy)
    found = rejection_of(row)
    if found is None or found.lift_asked_at is None or str(by) in found.writers:
        raise RejectRefused(Refusal.NOT_THEIRS)
    if message_now(row, found, at).hash != seen:
        raise RejectRefused(Refusal.CHANGED)
    if not reason.strip():
        raise RejectRefused(Refusal.NO_CAUSE)
    if found.override_hash == seen:
        return found
    found.overridden_by_id, found.override_hash = by, seen
    found.override_reason = reason.strip()[:LONGEST]
    found.save(update_fields=["overridden_by", "override_reason", "override_hash"])
    _note(LIFTED, row, by, at, seen)
    ring(About(row.organisation, row.pk, LIFTS), found.written_by_id, "rejection_lifted", at)
    return found


@transaction.atomic
def drop(*, candidacy: Candidacy, by: UUID, at: datetime) -> Candidacy:
    """Think better of it: the candidate goes on in the procedure, and what was written is gone.

    Raises RejectRefused.
    """
    row = _writing(candidacy)
    Rejection.objects.filter(candidacy=row).delete()
    return step(
        row, Act.DROP_REJECTION, by=by, at=at, decided_at=None, decided_by_id=None, due_at=at
    )


def message_now(candidacy: Candidacy, rejection: Rejection | None, at: datetime) -> Message:
    """What would go out now."""
    return message_of(candidacy, draft_of(rejection), around_of(candidacy, at), at)


def must_be_whole(candidacy: Candidacy, rejection: Rejection, at: datetime) -> Message:
    """The message, when the rules and the guard let it go out. Raises RejectRefused."""
    draft, around = draft_of(rejection), around_of(candidacy, at)
    if lacking := faults(draft, around, taxonomy()):
        raise RejectRefused(lacking[0].refusal, lacking)
    message = message_of(candidacy, draft, around, at)
    law = law_of(draft, candidacy)
    refusal = guard_refused(
        blocks=any(one.is_block for one in law),
        warns=any(not one.is_block for one in law),
        is_lifted=rejection.override_hash == message.hash,
        is_read=is_read(rejection, message.hash),
    )
    if refusal:
        raise RejectRefused(refusal)
    return message


def is_read(rejection: Rejection, of: str) -> bool:
    """Whether a second reader, who wrote nothing of it, read exactly this."""
    reader = str(rejection.second_reader_id)
    return rejection.second_read_hash == of and reader not in rejection.writers


def written(candidacy: Candidacy, version: int) -> Rejection:
    """What is written, when that is what was on the page. Raises RejectRefused, DraftElsewhere."""
    found = rejection_of(candidacy)
    if found is None:
        raise RejectRefused(Refusal.NO_REASON)
    if found.version != version:
        raise DraftElsewhere(found)
    return found


def _writing(candidacy: Candidacy) -> Candidacy:
    row = locked(candidacy)
    if refusal := writing_refused(State(row.state)):
        raise RejectRefused(refusal)
    return row


def _read_by(candidacy: Candidacy, by: UUID) -> tuple[Candidacy, Rejection]:
    row = _writing(candidacy)
    found = rejection_of(row)
    if found is None or found.second_reader_id != by or str(by) in found.writers:
        raise RejectRefused(Refusal.NOT_THEIRS)
    if found.second_asked_at is None:
        raise RejectRefused(Refusal.NOT_NOW)
    return row, found


def _begin(row: Candidacy, values: dict[str, Any], by: UUID, at: datetime) -> Rejection:
    found = Rejection.objects.create(
        candidacy=row, written_by_id=by, writers=[str(by)], saved_at=at, version=1, **values
    )
    _note(BEGUN, row, by, at)
    return found


def _values(draft: Draft) -> dict[str, Any]:
    return {
        "reasons": [one.row() for one in draft.reasons],
        "thanks": draft.thanks[:LONGEST],
        "strength": draft.strength[:LONGEST],
        "tip": draft.tip[:LONGEST],
        "caller_id": draft.caller,
        "call_on": draft.call_on[:160],
    }


def _note(action: str, row: Candidacy, by: UUID, at: datetime, version_hash: str = "") -> None:
    record(
        action=action,
        object_type="application",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.person_id,
        version_hash=version_hash,
    )
