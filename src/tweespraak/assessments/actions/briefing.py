"""Write the brief, offer it, accept it; what changes later goes to everybody again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from tweespraak.assessments.actions.people import let_in
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import Told, tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import beginning_of, hash_now, missing_in
from tweespraak.assessments.rules.beginning import Refusal, accept_refused
from tweespraak.assessments.rules.briefs import Acknowledged, Ground, may_change
from tweespraak.assessments.rules.states import Act, State
from tweespraak.audit.api import record
from tweespraak.lenses.api import LensVersion
from tweespraak.people.api import Role
from tweespraak.privacy.api import withdraw_consent

WRITTEN = "assessments.brief_written"
BLOCKING_SIGNED = "assessments.blocking_signed"
_TEXTS = ("question", "purpose", "decision", "job_title", "method", "consequences")


class StepRefused(Exception):
    """The case stays as it was; `refusal` says why, and the screen what to do next."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True)
class Words:
    """What a psychologist writes in a brief. A ground: the participant would not be able to block."""

    question: str = ""
    purpose: str = ""
    decision: str = ""
    job_title: str = ""
    method: str = ""
    consequences: str = ""
    requirements: Sequence[str] = ()
    valid_months: int = 24
    lens_version: LensVersion | None = None
    blocking_ground: str = ""
    blocking_reason: str = ""


@transaction.atomic
def write_brief(*, case: Case, words: Words, by: UUID, at: datetime) -> Case:
    """Save the brief. Once it was offered, a change goes to everybody again. Raises StepRefused."""
    row = locked(case)
    if not may_change(State(row.state)):
        raise StepRefused(Refusal.NOT_NOW)
    asked = _write_blocking(row, words)
    for name in _TEXTS:
        setattr(row, name, getattr(words, name))
    row.requirements = _with_keys(row.requirements, words.requirements)
    row.valid_months, row.lens_version = words.valid_months, words.lens_version
    row.save(
        update_fields=[
            *_TEXTS, "requirements", "valid_months", "lens_version", "blocking_right",
            "blocking_ground", "blocking_reason", "blocking_signed_by", "blocking_seen_at",
        ]
    )  # fmt: skip
    _record(row, WRITTEN, by, at)
    if asked:
        tell(row, [row.second_reader_id], Told.BLOCKING_ASKED, at, but_not=by)
    settle(row, by=by, at=at)
    return row


@transaction.atomic
def sign_blocking(*, case: Case, by: UUID, seen: str, at: datetime) -> Case:
    """The second reader agrees that this participant cannot block, for this ground and reason.

    Raises StepRefused.
    """
    row = locked(case)
    if by != row.second_reader_id or not may_change(State(row.state)):
        raise StepRefused(Refusal.NOT_NOW)
    if seen != hash_now(row):
        raise StepRefused(Refusal.CHANGED)
    if row.blocking_ground not in list(Ground) or not row.blocking_reason.strip():
        raise StepRefused(Refusal.BLOCKING_UNGROUNDED)
    row.blocking_right, row.blocking_signed_by_id = False, by
    row.save(update_fields=["blocking_right", "blocking_signed_by"])
    _record(row, BLOCKING_SIGNED, by, at)
    tell(row, [row.psychologist_id], Told.BLOCKING_SIGNED, at)
    settle(row, by=by, at=at)
    return row


@transaction.atomic
def offer(*, case: Case, by: UUID, at: datetime) -> Case:
    """Ask the client to accept the brief as it is now (A1). A second click changes nothing.

    Raises StepRefused or ActRefused.
    """
    row = locked(case)
    if row.state == State.OFFERED:
        return row
    if missing_in(row):
        raise StepRefused(Refusal.BRIEF_INCOMPLETE)
    fixed = hash_now(row)
    step(row, Act.OFFER, by=by, at=at, version_hash=fixed, brief_hash=fixed, offered_at=at)
    if row.client_id:
        let_in(row.organisation, row.client_id, Role.CLIENT_CONTACT, by=by, at=at)
    tell(row, [row.client_id], Told.OFFERED, at, but_not=by)
    return row


@transaction.atomic
def accept(
    *, case: Case, by: UUID, seen: str, acknowledged: Collection[Acknowledged], at: datetime
) -> Case:
    """The client accepts the brief they saw, with what they acknowledge in words (A2).

    Raises StepRefused or ActRefused.
    """
    row = locked(case)
    if by != row.client_id:
        raise StepRefused(Refusal.NOT_NOW)
    if row.state == State.ACCEPTED and row.accepted_hash == seen:
        return row
    refusal = accept_refused(beginning_of(row, at), seen, acknowledged)
    if refusal:
        raise StepRefused(refusal)
    step(row, Act.ACCEPT, by=by, at=at, version_hash=seen, accepted_hash=seen, accepted_at=at)
    tell(row, [row.psychologist_id, row.planner_id], Told.ACCEPTED, at, but_not=by)
    return row


def settle(row: Case, *, by: UUID, at: datetime) -> None:
    """After any change of the brief: nothing as a draft; else it is offered anew, what was agreed to
    the older words no longer counts, and both hear of it. Raises StepRefused when something misses."""
    fresh = hash_now(row)
    if row.state == State.DRAFT or fresh == row.brief_hash:
        return
    if missing_in(row):
        raise StepRefused(Refusal.BRIEF_INCOMPLETE)
    void, informed = row.consent, row.invited_at is not None
    step(
        row, Act.CHANGE_BRIEF, by=by, at=at, version_hash=fresh, brief_hash=fresh, offered_at=at,
        accepted_hash="", accepted_at=None, sheet={}, sheet_hash="", sheet_opened_at=None,
        lead_waived_at=None, consent=None, consented_at=None,
        blocking_seen_at=None,
    )  # fmt: skip
    if void:
        withdraw_consent(consent=void, by=None, at=at)
    told = [row.client_id, row.participant_id if informed else None]
    tell(row, told, Told.CHANGED, at, but_not=by)


def _write_blocking(row: Case, words: Words) -> bool:
    """What is written about blocking; another ground or reason is signed anew. Whether to ask for it."""
    wanted = (words.blocking_ground, words.blocking_reason if words.blocking_ground else "")
    if wanted == (row.blocking_ground, row.blocking_reason):
        return False
    row.blocking_ground, row.blocking_reason = wanted
    row.blocking_right, row.blocking_signed_by, row.blocking_seen_at = True, None, None
    return bool(words.blocking_ground and words.blocking_reason)


def _with_keys(known: Sequence[dict[str, str]], texts: Sequence[str]) -> list[dict[str, str]]:
    """Requirements keep their key as long as their words stay: observations point at it."""
    keys = {one["text"]: one["key"] for one in known}
    return [{"key": keys.pop(text, "") or uuid4().hex[:8], "text": text} for text in texts if text]


def _record(row: Case, action: str, by: UUID, at: datetime) -> None:
    record(
        action=action,
        object_type="assessment",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.participant_id,
    )
