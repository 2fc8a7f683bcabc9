"""Hand a person everything that is kept of them: at once as JSON, or as a PDF made by the worker."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim, wake
from tweespraak.people.api import Person
from tweespraak.privacy.documents import NoLetters, takeout_pdf
from tweespraak.privacy.models import Takeout
from tweespraak.privacy.queries import export_everything, takeouts_of

KEPT = timedelta(days=7)
BACK_OFF = (1, 5, 30)  # minutes to wait after each failed attempt; then it stays failed
NO_LETTERS = "no letters"  # in `error`: the packages that draw letters are not installed


@transaction.atomic
def take_export(*, person: Person, by: Person, at: datetime) -> dict[str, Any]:
    """Everything that is kept of a person; that it was taken is logged."""
    _record("privacy.exported", person, by=by, at=at)
    return export_everything(person)


@transaction.atomic
def ask_takeout(*, person: Person, language: str, by: Person, at: datetime) -> Takeout:
    """Have the PDF made; while one is being made, asking again is asking once."""
    busy = takeouts_of(person).filter(ready_at=None, error="", expires_at__gt=at).first()
    if busy:
        return busy
    takeout = Takeout.objects.create(
        person=person, language=language, asked_at=at, expires_at=at + KEPT, due_at=at
    )
    _record("privacy.exported", person, by=by, at=at)
    wake("takeouts")
    return takeout


def make_due_takeouts() -> int:
    """Make what was asked for, and erase what has been there long enough."""
    done = 0
    while rows := claim(Takeout.objects.defer("pdf"), at=clock.now(), most=5):
        for row in rows:
            _make_or_erase(row)
        done += len(rows)
    return done


def _make_or_erase(takeout: Takeout) -> None:
    if takeout.expires_at <= clock.now():
        takeout.delete()
        return
    try:
        pdf = takeout_pdf(takeout.person, takeout.language, takeout.asked_at)
    except NoLetters:
        _give_up(takeout, NO_LETTERS)
    except Exception as trouble:  # one that fails must not stop those behind it
        _try_later(takeout, trouble)
    else:
        _note(takeout, takeout.expires_at, pdf=pdf, ready_at=clock.now(), error="")


def _try_later(takeout: Takeout, trouble: Exception) -> None:
    if takeout.attempts > len(BACK_OFF):
        _give_up(takeout, f"{type(trouble).__name__}: {trouble}"[:300])
        return
    _note(takeout, clock.now() + timedelta(minutes=BACK_OFF[takeout.attempts - 1]))


def _give_up(takeout: Takeout, error: str) -> None:
    """It stays as it is until it is erased with its day."""
    _note(takeout, takeout.expires_at, error=error)


def _note(takeout: Takeout, due_at: datetime, **became: Any) -> None:
    """When to look again, and what became of it; of who was erased meanwhile nothing is kept."""
    Takeout.objects.filter(pk=takeout.pk).update(due_at=due_at, leased_until=None, **became)


def _record(action: str, person: Person, *, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="person",
        object_id=person.pk,
        at=at,
        by=by.pk,
        about=person.pk,
    )
