"""From trying it out to the real thing."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.actions.leaving import end_membership
from tweespraak.people.actions.organisations import References, locked
from tweespraak.people.models import Organisation, Person
from tweespraak.people.queries.organisations import trial_members


class ReferencesMissing(Exception):
    """Without a DPIA, and the works council's consent or the reason there is none, it stays a trial."""


@transaction.atomic
def go_live(
    *, organisation: Organisation, keep: Collection[UUID], by: Person, at: datetime
) -> Organisation:
    """End the trial: who is kept is no longer marked trial, the others leave. Twice is once.

    Raises ReferencesMissing.
    """
    held = locked(organisation)
    if held.live_at is not None:
        return held
    if not references_of(held).are_complete:
        raise ReferencesMissing
    for member in trial_members(held.pk):
        if member.pk in keep or member.person_id == by.pk:
            member.is_trial = False
            member.save(update_fields=["is_trial"])
        else:
            end_membership(member=member, successor=None, by=by, at=at)
    held.live_at = at
    held.save(update_fields=["live_at"])
    record(
        action="people.organisation_live",
        object_type="organisation",
        object_id=held.pk,
        organisation=held.pk,
        by=by.pk,
        at=at,
    )
    return held


def references_of(organisation: Organisation) -> References:
    """The references as they stand."""
    return References(
        dpia_reference=organisation.dpia_reference,
        dpia_on=organisation.dpia_on,
        works_council_reference=organisation.works_council_reference,
        works_council_on=organisation.works_council_on,
        no_works_council=organisation.no_works_council,
    )
