"""A participant lends results to an activity, and takes them back."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tweespraak.activities.models import Participation, Reuse
from tweespraak.activities.queries import PURPOSE, until_of, waiting_invitations
from tweespraak.activities.rules.consent import ConsentText
from tweespraak.activities.rules.progress import may_be_lent
from tweespraak.audit.api import record
from tweespraak.insights.api import Result
from tweespraak.notifications.api import notify
from tweespraak.people.api import Person
from tweespraak.privacy.api import give_consent, is_valid, withdraw_consent

SHARED_NOTICE = "activities.finished"
TO_CONFIRM_NOTICE = "activities.to_confirm"


class NothingTicked(Exception):
    """Nothing was ticked, so nothing is shared: tick what you want to share, or leave it at that."""


class TextHasChanged(Exception):
    """The text changed between reading and confirming, for instance because the team changed."""


class CannotBeLent(Exception):
    """A result that is not the participant's own, is too old or is withheld, cannot be shared."""


@transaction.atomic
def lend_results(
    *,
    participation: Participation,
    results: Sequence[Result],
    text: ConsentText,
    read: str,
    by: Person,
    at: datetime,
) -> list[Reuse]:
    """Share the ticked results with the activity; confirming twice is sharing once.

    `read` is the fingerprint of the text that was on the reader's screen.
    Raises NothingTicked, TextHasChanged or CannotBeLent; then nothing is shared.
    """
    if not results:
        raise NothingTicked
    if (
        any(one.person_id != participation.person_id for one in results)
        or by.pk != participation.person_id
    ):
        raise CannotBeLent
    if any(one.withheld_at or not may_be_lent(one.finished_at, at) for one in results):
        raise CannotBeLent
    Participation.objects.select_for_update().get(pk=participation.pk)
    standing = {reuse.result_id: reuse for reuse in _standing(participation, at)}
    if read != text.fingerprint and any(one.pk not in standing for one in results):
        raise TextHasChanged
    lent = [standing.get(one.pk) or _lend(participation, one, text, at) for one in results]
    if not standing:
        _tell_team(participation, at)
    return lent


@transaction.atomic
def take_back(*, participation: Participation, by: Person, at: datetime) -> None:
    """Withdraw everything shared with this activity: from this moment the team sees none of it."""
    for reuse in participation.reuses.filter(ended_at=None).select_related("consent"):
        withdraw_consent(consent=reuse.consent, by=by, at=at)


@transaction.atomic
def end_lending(*, consent: uuid.UUID, at: datetime) -> None:
    """A consent ended, wherever it was withdrawn: what was lent by it is lent no more."""
    for reuse in Reuse.objects.filter(consent_id=consent, ended_at=None).select_related(
        "participation__activity"
    ):
        reuse.ended_at = at
        reuse.save(update_fields=["ended_at"])
        _record("activities.result_taken_back", reuse, at)


def tell_participant(*, person: uuid.UUID, at: datetime) -> None:
    """A result is ready: ring the participant's bell for every invitation that waits for it."""
    for one in waiting_invitations(person, at):
        notify(
            organisation=one.activity.organisation_id,
            person=person,
            kind=TO_CONFIRM_NOTICE,
            object_id=one.pk,
            at=at,
        )


def _standing(participation: Participation, at: datetime) -> list[Reuse]:
    """What is lent now; what lapsed is ended, so that it can be lent anew."""
    valid = []
    for reuse in participation.reuses.filter(ended_at=None).select_related("consent"):
        if is_valid(reuse.consent, at):
            valid.append(reuse)
        else:
            end_lending(consent=reuse.consent_id, at=at)
    return valid


def _lend(participation: Participation, result: Result, text: ConsentText, at: datetime) -> Reuse:
    key = uuid.uuid4()
    activity = participation.activity
    consent = give_consent(
        person=participation.person,
        organisation=activity.organisation,
        purpose=PURPOSE,
        object_id=key,
        text=text.shown,
        text_version=text.version,
        language=text.language,
        until_at=until_of(activity, at),
        at=at,
    )
    reuse = Reuse.objects.create(
        pk=key, participation=participation, result=result, consent=consent, confirmed_at=at
    )
    _record("activities.result_lent", reuse, at, version_hash=consent.text_hash)
    return reuse


def _tell_team(participation: Participation, at: datetime) -> None:
    activity = participation.activity
    for person in activity.team.values_list("person_id", flat=True):
        notify(
            organisation=activity.organisation_id,
            person=person,
            kind=SHARED_NOTICE,
            object_id=participation.pk,
            at=at,
        )


def _record(action: str, reuse: Reuse, at: datetime, version_hash: str = "") -> None:
    person = reuse.participation.person_id
    record(
        action=action,
        object_type="participation",
        object_id=reuse.participation_id,
        at=at,
        by=person,
        organisation=reuse.participation.activity.organisation_id,
        about=person,
        version_hash=version_hash,
    )
