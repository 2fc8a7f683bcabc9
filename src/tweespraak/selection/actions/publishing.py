"""Put a vacancy on its open page, and take it off."""

from datetime import date, datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.api import Person
from tweespraak.selection.models import Vacancy
from tweespraak.selection.queries.law import law_of_page
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.opening import PublishRefusal, publish_refused, words_refused
from tweespraak.selection.rules.states import ProfileState


class PublishRefused(Exception):
    """It cannot be published; `refusal` says why."""

    def __init__(self, refusal: PublishRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def publish(
    *,
    vacancy: Vacancy,
    open_until_on: date | None,
    is_confirmed: bool = False,
    by: Person,
    at: datetime,
) -> Vacancy:
    """Anybody can apply from now on, up to and including that day. The same twice is once.

    `is_confirmed`: somebody looked again at words in the text that are easily misunderstood.

    Raises PublishRefused.
    """
    held = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    profile = profile_of(held)
    refusal = publish_refused(
        profile=ProfileState(profile.state) if profile else None,
        is_closed=held.closed_at is not None,
        text=held.text,
    )
    if refusal is None and held.published_at is None:
        refusal = _words_refused(held, is_confirmed=is_confirmed)
    if refusal:
        raise PublishRefused(refusal)
    if held.published_at and held.open_until_on == open_until_on:
        return held
    held.published_at, held.open_until_on = held.published_at or at, open_until_on
    held.save(update_fields=["published_at", "open_until_on"])
    _record("selection.published", held, by, at)
    return held


@transaction.atomic
def unpublish(*, vacancy: Vacancy, by: Person, at: datetime) -> Vacancy:
    """Take the open page away; who applied stays. Twice is once."""
    held = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    if held.published_at is None:
        return held
    held.published_at = held.open_until_on = None
    held.save(update_fields=["published_at", "open_until_on"])
    _record("selection.unpublished", held, by, at)
    return held


def _words_refused(vacancy: Vacancy, *, is_confirmed: bool) -> PublishRefusal | None:
    found = law_of_page(vacancy, vacancy.text)
    return words_refused(
        is_blocked=any(one.blocks for one in found),
        is_warned=bool(found),
        is_confirmed=is_confirmed,
    )


def _record(action: str, vacancy: Vacancy, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="vacancy",
        object_id=vacancy.pk,
        at=at,
        by=by.pk,
        organisation=vacancy.organisation_id,
    )
