"""An organisation forgets who left it and whom nothing holds there any more."""

from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.models import Membership, PersonalLink, Post
from tweespraak.people.queries.members import FORGOTTEN


class StillHere(Exception):
    """Only who left can be forgotten."""


@transaction.atomic
def forget_member(*, member: Membership, at: datetime) -> None:
    """The name goes, and the links; the row stays, because what others did with it must remain
    readable. The person's account, and what other organisations know, is not touched. Twice is once.

    Raises StillHere.
    """
    member.refresh_from_db(fields=["ended_at", "given_name"])
    if member.ended_at is None:
        raise StillHere(str(member.pk))
    if member.given_name == FORGOTTEN:
        return
    PersonalLink.objects.filter(
        organisation=member.organisation_id, person=member.person_id
    ).delete()
    Post.objects.filter(membership=member).delete()
    member.given_name, member.family_name, member.job_title = FORGOTTEN, "", ""
    member.save(update_fields=["given_name", "family_name", "job_title"])
    record(
        action="people.person_forgotten",
        object_type="membership",
        object_id=member.pk,
        organisation=member.organisation_id,
        about=member.person_id,
        by=None,
        at=at,
    )
