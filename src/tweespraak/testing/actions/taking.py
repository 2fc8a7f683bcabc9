"""Begin and finish the taking of a test."""

from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.instruments.api import current_version, form_of
from tweespraak.people.api import Person
from tweespraak.testing.events import SessionFinished, SessionStarted
from tweespraak.testing.models import Session
from tweespraak.testing.queries import answers_of, latest_finished
from tweespraak.testing.rules import Act, State, after, may_retake_from, next_position


class TooSoon(Exception):
    """This test was finished not long ago; `until` says from when it may be taken again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"not before {until:%Y-%m-%d}")
        self.until = until


class NotAllSeen(Exception):
    """There are items left that were neither answered nor skipped; `position` is the first."""

    def __init__(self, position: int) -> None:
        super().__init__(f"item {position} was not seen")
        self.position = position


@transaction.atomic
def start_session(*, person: Person, instrument: str, language: str, at: datetime) -> Session:
    """Begin the test, or give the session that is already open. Raises TooSoon."""
    open_now = Session.objects.filter(person=person, instrument=instrument, finished_at=None)
    if found := open_now.first():
        return found
    finished = latest_finished(person.pk, instrument)
    if finished and finished.finished_at and at < may_retake_from(finished.finished_at):
        raise TooSoon(may_retake_from(finished.finished_at))
    session, new = Session.objects.get_or_create(
        person=person,
        instrument=instrument,
        finished_at=None,
        defaults={
            "version": current_version(instrument),
            "language": language,
            "started_at": at,
        },
    )
    if new:
        _note(session, Act.START, State.NOT_STARTED, at)
        announce(SessionStarted(session.pk, person.pk, instrument, at))
    return session


@transaction.atomic
def finish_session(*, session: Session, at: datetime) -> Session:
    """Finish the test; twice is once. Raises NotAllSeen."""
    kept = Session.objects.select_for_update().get(pk=session.pk)
    if after(kept.state, Act.FINISH) is kept.state:
        return kept
    items = list(form_of(kept.version_id).by_key)
    if position := next_position(items, answers_of(kept)):
        raise NotAllSeen(position)
    kept.finished_at = at
    kept.save(update_fields=["finished_at"])
    _note(kept, Act.FINISH, State.STARTED, at)
    announce(SessionFinished(kept.pk, kept.person_id, kept.instrument, at))
    return kept


def _note(session: Session, act: Act, before: State, at: datetime) -> None:
    record(
        action=f"testing.{act}",
        object_type="session",
        object_id=session.pk,
        at=at,
        by=session.person_id,
        about=session.person_id,
        state_from=before,
        state_to=after(before, act),
    )
