"""Answering one's own side: kept while one types, sent once."""

from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.actions.revealing import Heard, reveal, weigh_again
from tweespraak.evaluations.actions.steps import locked, step
from tweespraak.evaluations.actions.telling import ring, tell
from tweespraak.evaluations.events import LateReplySent
from tweespraak.evaluations.models import Answer, Evaluation, Reply
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import (
    asked_sides,
    places_in,
    sent_replies,
    written_in,
)
from tweespraak.evaluations.rules.answering import (
    BETTER,
    KEPT,
    NOT_APPLICABLE,
    NPS,
    AnswerRefusal,
    Written,
    clean,
    mark_of,
    missing,
    write_refused,
)
from tweespraak.evaluations.rules.states import Act, Side, State
from tweespraak.foundation.events import announce

SENT_LATE = "evaluations.reply_sent_late"


class AnswerRefused(Exception):
    """Nothing was written or sent; `places` are those where something has to be chosen yet."""

    def __init__(self, refusal: AnswerRefusal, places: tuple[str, ...] = ()) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.places = places


class ChangedElsewhere(Exception):
    """Another tab or device wrote here meanwhile; nothing was kept of this one."""

    def __init__(self, now: Written) -> None:
        super().__init__()
        self.now = now


@transaction.atomic
def keep_place(*, place: Place, key: str, written: Written, base: str, at: datetime) -> str:
    """Keep what stands in one place; `base` is the mark of what stood on the page. Gives the new mark.

    An autosave: no audit row. Raises AnswerRefused, ChangedElsewhere.
    """
    row, reply = _open_reply(place, at)
    if key not in places_in(row, place.side):
        raise AnswerRefused(AnswerRefusal.NOTHING_ASKED)
    now, wanted = written_in(reply).get(key, Written()), clean(key, written)
    if now == wanted:
        return mark_of(now)
    if base != mark_of(now):
        raise ChangedElsewhere(now)
    _write(reply, key, wanted)
    _touch(reply, at)
    return mark_of(wanted)


@transaction.atomic
def ask_to_talk(*, place: Place, wants: bool, at: datetime) -> None:
    """Say that one wants to talk about it, or rather not. Raises AnswerRefused."""
    _row, reply = _open_reply(place, at)
    if reply.wants_talk != wants:
        reply.wants_talk = wants
        reply.save(update_fields=["wants_talk"])
        _touch(reply, at)


@transaction.atomic
def send_reply(*, place: Place, at: datetime) -> Evaluation:
    """Send one's own side, for good. When the other's is in too, both can read both. Twice is once.

    Raises AnswerRefused, with the places where a choice is missing.
    """
    if place.evaluation.replies.filter(side=place.side, sent_at__isnull=False).exists():
        return place.evaluation
    row, reply = _open_reply(place, at)
    chosen = {key for key, one in written_in(reply).items() if one.choice}
    if lacks := missing(places_in(row, place.side), chosen):
        raise AnswerRefused(AnswerRefusal.NOT_WHOLE, lacks)
    reply.sent_at = at
    reply.save(update_fields=["sent_at"])
    if row.state == State.SENT:
        step(row, Act.ANSWER, by=place.person_id, at=at)
    if row.state != State.ANSWERED_ONE:
        return _sent_late(row, place, at)
    if set(sent_replies(row)) >= set(asked_sides(row)):
        return reveal(evaluation=row, by=place.person_id, at=at)
    if place.side is Side.CLIENT:
        ring(row, row.recruiter_id, Heard.THEIRS_IN, at)
    return row


def _sent_late(row: Evaluation, place: Place, at: datetime) -> Evaluation:
    """The other was read already: what is sent now is read at once."""
    record(
        action=SENT_LATE,
        object_type="evaluation",
        object_id=row.pk,
        at=at,
        by=place.person_id,
        organisation=row.organisation_id,
        about=row.client_id,
    )
    row.is_two_sided = True
    row.save(update_fields=["is_two_sided"])
    tell(row, [row.client_id], Heard.ADDED_LATE, at)
    announce(LateReplySent(row.pk, row.organisation_id, place.side, at))
    return weigh_again(evaluation=row, by=place.person_id, at=at)


def _open_reply(place: Place, at: datetime) -> tuple[Evaluation, Reply]:
    """The evaluation, closed behind us, and one's own reply in it. Raises AnswerRefused."""
    row = locked(place.evaluation)
    reply, _made = Reply.objects.get_or_create(evaluation=row, side=place.side)
    refusal = write_refused(
        State(row.state),
        place.side,
        is_sent=reply.sent_at is not None,
        asks_anything=place.side in asked_sides(row),
    )
    if refusal:
        raise AnswerRefused(refusal)
    if reply.started_at is None:
        reply.started_at = at
        reply.save(update_fields=["started_at"])
    return row, reply


def _write(reply: Reply, key: str, written: Written) -> None:
    if key == NPS:
        reply.nps = int(written.choice) if written.choice else None
        reply.nps_reason = written.words
        reply.save(update_fields=["nps", "nps_reason"])
    elif key in (KEPT, BETTER):
        setattr(reply, key, written.words)
        reply.save(update_fields=[key])
    else:
        is_value = written.choice not in ("", NOT_APPLICABLE)
        Answer.objects.update_or_create(
            reply=reply,
            topic=key,
            defaults={
                "value": int(written.choice) if is_value else None,
                "is_chosen": bool(written.choice),
                "comment": written.words,
            },
        )


def _touch(reply: Reply, at: datetime) -> None:
    reply.saved_at = at
    reply.version += 1
    reply.save(update_fields=["saved_at", "version"])
