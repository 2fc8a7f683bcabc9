"""Tell a candidate: exactly what was checked goes out, once (J3)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tweespraak.notifications.api import queue_mail
from tweespraak.people.api import day_in, make_link, membership_in, sender_of
from tweespraak.selection.actions.book import PageWords, keep_feedback
from tweespraak.selection.actions.rejecting import RejectRefused, message_now, must_be_whole
from tweespraak.selection.actions.steps import locked, step
from tweespraak.selection.actions.telling import APPLIES, About, ring
from tweespraak.selection.documents.rejection import Message, link_key, reasons_said
from tweespraak.selection.models import Candidacy, Lesson, Rejection
from tweespraak.selection.queries.openings import deletion_day
from tweespraak.selection.queries.rejections import around_of, draft_of, rejection_of
from tweespraak.selection.rules.after_rejection import ask_until
from tweespraak.selection.rules.lessons import Cause
from tweespraak.selection.rules.rejecting import (
    Refusal,
    is_late,
    late_words,
    telling_refused,
)
from tweespraak.selection.rules.states import Act, State
from tweespraak.selection.rules.waiting import morning_of

MAIL = "selection.rejection"
LINK_LASTS = timedelta(days=400)  # as long as it may be kept


@transaction.atomic
def communicate(
    *, candidacy: Candidacy, seen: str, called: bool, by: UUID, at: datetime
) -> Rejection:
    """Send it; `seen` is the hash of what was on the page, `called` whether a call was tried first.

    Raises RejectRefused: also when somebody told it just before, or the candidate withdrew.
    """
    row = locked(candidacy)
    found = rejection_of(row)
    message = message_now(row, found, at)
    checked = found.checked_hash if found else ""
    refusal = telling_refused(State(row.state), checked=checked, now=message.hash)
    if found is None or refusal or seen != message.hash:
        raise RejectRefused(refusal or Refusal.CHANGED)
    must_be_whole(row, found, at)
    _freeze(row, found, message, at)
    if called:
        found.called_at = at
        found.save(update_fields=["called_at"])
    step(
        row,
        Act.COMMUNICATE,
        by=by,
        at=at,
        version_hash=message.hash,
        heard_at=at,
        ended_at=at,
        hears_by_on=None,
        nudges=0,
        nudged_at=None,
        due_at=_next_look(row, found),
    )
    _send(row, message, at)
    _keep(row, found, message, at)
    _learn(row, found, by, at)
    return found


def _freeze(row: Candidacy, found: Rejection, message: Message, at: datetime) -> None:
    found.message, found.message_hash, found.told_at = message.row(), message.hash, at
    found.deletes_on = deletion_day(row, at)
    found.talk_until_on = ask_until(day_in(row.organisation, at))
    found.save(update_fields=["message", "message_hash", "told_at", "deletes_on", "talk_until_on"])


def _next_look(row: Candidacy, found: Rejection) -> datetime | None:
    last = found.talk_until_on
    return morning_of(last + timedelta(days=1), row.organisation.time_zone) if last else None


def _send(row: Candidacy, message: Message, at: datetime) -> None:
    here, member = row.organisation, membership_in(row.organisation_id, row.person_id)
    if member is None:  # who left everything here has no address here any more
        return
    link = make_link(
        organisation=here,
        person=member.person,
        slot=APPLIES,
        object_id=row.pk,
        at=at,
        valid_for=LINK_LASTS,
        once=link_key(row),
    )
    queue_mail(
        kind=MAIL,
        address=member.person.email,
        letter=message.letter,
        person=member.person_id,
        object_id=link.pk,
        at=at,
        **sender_of(here),
    )
    ring(About(here, row.pk, APPLIES), row.person_id, "rejection_told", at)


def _keep(row: Candidacy, found: Rejection, message: Message, at: datetime) -> None:
    """A copy in the candidate's own book: theirs from now on."""
    draft, around = draft_of(found), around_of(row, at)
    said = reasons_said(row, draft, around)
    pairs = zip(draft.reasons, said, strict=True)
    words = PageWords(
        from_name=row.organisation.name,
        job_title=row.vacancy.title,
        received_on=day_in(row.organisation, at),
        reasons=[{"code": one.code, "words": text} for one, text in pairs],
        strength=found.strength,
        tip=found.tip,
        message=message.letter.text,
    )
    keep_feedback(candidacy=row, words=words, at=at)


def _learn(row: Candidacy, found: Rejection, by: UUID, at: datetime) -> None:
    """A preference that became clear late is a lesson of whoever asked for the vacancy (T27)."""
    draft = draft_of(found)
    if is_late(draft):
        Lesson.objects.create(
            organisation=row.organisation,
            vacancy=row.vacancy,
            cause=Cause.LATE,
            words=late_words(draft),
            owner_id=row.vacancy.hiring_manager_id,
            created_at=at,
            created_by_id=by,
        )
