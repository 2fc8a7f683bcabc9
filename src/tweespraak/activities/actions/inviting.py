"""Invite candidates: unknown addresses become persons, everyone gets one mail for the activity."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from tweespraak.activities.documents import invitation_letter
from tweespraak.activities.models import Activity, Participation
from tweespraak.activities.queries import LINK_SLOT, newest_link
from tweespraak.activities.rules.pasting import Candidate
from tweespraak.audit.api import record
from tweespraak.notifications.api import Mail, notify, queue_mail
from tweespraak.people.api import (
    Membership,
    NothingToSendAgain,
    Person,
    Role,
    add_person,
    change_roles,
    link_url,
    make_link,
    membership_by_address,
    resend_mail,
    roles_of,
    sender_of,
)

MAIL_KIND = "activities.invitation"
LINK_LASTS = timedelta(days=60)


@dataclass(frozen=True)
class Invited:
    """What an invitation did: who takes part now, and how many of them are new here."""

    participations: tuple[Participation, ...]
    new_persons: int


@transaction.atomic
def invite(
    *,
    activity: Activity,
    candidates: Sequence[Candidate],
    language: str,
    by: Person,
    at: datetime,
) -> Invited:
    """Invite everyone who does not take part yet; again changes nothing.

    `language` is for persons who are new here; others are written to in their own.
    """
    Activity.objects.select_for_update().get(pk=activity.pk)  # one invitation at a time
    fresh: list[Participation] = []
    new_persons = 0
    for candidate in candidates:
        member = membership_by_address(activity.organisation_id, candidate.address)
        new_persons += member is None
        member = _as_development_member(activity, member, candidate, language, by, at)
        participation, new = Participation.objects.get_or_create(
            activity=activity,
            person_id=member.person_id,
            defaults={"invited_at": at, "invited_by_id": by.pk},
        )
        if new:
            _send(participation, member, by, at)
            fresh.append(participation)
    if activity.kept_lines:
        activity.kept_lines = ""
        activity.save(update_fields=["kept_lines"])
    return Invited(tuple(fresh), new_persons)


@transaction.atomic
def invite_again(
    *, participation: Participation, member: Membership, once: UUID, by: Person, at: datetime
) -> None:
    """Send the invitation once more, its link valid for its whole term again.

    Raises NothingToSendAgain.
    """
    link = newest_link(participation)
    mail = (
        Mail.objects.filter(object_id=link.pk).order_by("created_at", "pk").last() if link else None
    )
    if link is None or mail is None:
        raise NothingToSendAgain
    resend_mail(mail=mail, link=link, once=once, member=member, by=by, at=at)


def _as_development_member(
    activity: Activity,
    member: Membership | None,
    candidate: Candidate,
    language: str,
    by: Person,
    at: datetime,
) -> Membership:
    if member is None:
        return add_person(
            organisation=activity.organisation,
            once=_once(activity, candidate.address),
            given_name=candidate.given_name,
            family_name=candidate.family_name,
            email=candidate.address,
            language=language,
            roles={Role.DEVELOPMENT_MEMBER},
            by=by,
            at=at,
        )
    roles = roles_of(member)
    if Role.DEVELOPMENT_MEMBER not in roles:
        change_roles(member=member, roles=roles | {Role.DEVELOPMENT_MEMBER}, by=by, at=at)
    return member


def _once(activity: Activity, address: str) -> UUID:
    return uuid5(activity.pk, address)


def _send(participation: Participation, member: Membership, by: Person, at: datetime) -> None:
    activity, person = participation.activity, member.person
    link = make_link(
        organisation=activity.organisation,
        person=person,
        slot=LINK_SLOT,
        object_id=participation.pk,
        at=at,
        valid_for=LINK_LASTS,
    )
    letter = invitation_letter(activity, member, link_url(link))
    queue_mail(
        kind=MAIL_KIND,
        address=person.email,
        letter=letter,
        at=at,
        person=person.pk,
        object_id=link.pk,
        **sender_of(activity.organisation),
    )
    notify(
        organisation=activity.organisation_id,
        person=person.pk,
        kind=MAIL_KIND,
        object_id=participation.pk,
        at=at,
    )
    record(
        action="activities.invited",
        object_type="participation",
        object_id=participation.pk,
        at=at,
        by=by.pk,
        organisation=activity.organisation_id,
        about=person.pk,
    )
