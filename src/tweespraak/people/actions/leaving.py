"""Somebody leaves the organisation; taking that back while it may have been a slip."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.people.actions.links import revoke_links
from tweespraak.people.actions.mails import stop_mails
from tweespraak.people.actions.organisations import check_room, locked
from tweespraak.people.actions.places import OtherOrganisation, place
from tweespraak.people.actions.roles import LastAdmin, change_roles, withdraw_roles
from tweespraak.people.actions.stand_ins import end_stand_in, give_stand_in
from tweespraak.people.events import MemberLeft
from tweespraak.people.models import Grant, Membership, Person, PersonalLink, Post
from tweespraak.people.queries import (
    day_in,
    manager_of,
    members_with_role,
    promised_by,
    roles_of,
    still_to_come,
)
from tweespraak.people.roles import Role
from tweespraak.people.rules import may_be_taken_back


class NotYourself(Exception):
    """Nobody lets themselves leave: a slip would lock them out."""


class TooLate(Exception):
    """Leaving is taken back within minutes, not later."""


@dataclass(frozen=True)
class Handover:
    """Who takes over from who leaves: the people, and each promise to stand in (else it ends)."""

    reports_to: Membership | None = None
    stand_ins: Mapping[UUID, Membership] = field(default_factory=dict)  # by key of the StandIn


@transaction.atomic
def end_membership(
    *,
    member: Membership,
    successor: Membership | None,
    by: Person | None,
    at: datetime,
    handover: Handover | None = None,
) -> Membership:
    """Let somebody leave: roles, links and waiting mails stop at once, others take over.

    Without a `handover` the successor gets the people as well. Twice is once.
    Raises NotYourself, LastAdmin, OtherOrganisation, ManagerCircle, AlreadyReplaced.
    """
    organisation = locked(member.organisation)
    member = Membership.objects.select_related("organisation", "person").get(pk=member.pk)
    if member.ended_at is not None:
        return member
    wanted = handover or Handover(reports_to=successor)
    check_leaving(member=member, by=by)
    _check_heirs(member, [successor, wanted.reports_to, *wanted.stand_ins.values()])
    today = day_in(organisation, at)
    _hand_over_people(member, wanted.reports_to, today, by, at)
    _hand_over_stand_ins(member, wanted.stand_ins, today, by, at)
    withdraw_roles(member=member, by=by, at=at)
    revoke_links(organisation=organisation.pk, person=member.person_id, at=at)
    stop_mails(member=member)
    member.posts.filter(since_on__gt=today).delete()
    member.posts.filter(until_on=None).update(until_on=today)
    member.posts.filter(until_on__gt=today).update(until_on=today)
    member.ended_at = at
    member.save(update_fields=["ended_at"])
    _record("people.person_left", member, by, at)
    announce(
        MemberLeft(
            membership_id=member.pk,
            organisation_id=organisation.pk,
            person_id=member.person_id,
            successor_id=successor.pk if successor else None,
            by_id=by.pk if by else None,
            at=at,
        )
    )
    return member


def check_leaving(*, member: Membership, by: Person | None) -> None:
    """Whether somebody can leave at all. Raises NotYourself, LastAdmin."""
    if by is not None and by.pk == member.person_id:
        raise NotYourself
    admin = Role.ORGANISATION_ADMIN
    if admin in roles_of(member):
        others = members_with_role(member.organisation_id, admin).exclude(pk=member.pk)
        if not others.exists():
            raise LastAdmin


@transaction.atomic
def take_leaving_back(*, member: Membership, by: Person | None, at: datetime) -> Membership:
    """Undo a leaving of minutes ago: membership, roles, links and place. What others took over,
    and mails that were stopped, stay so. Twice is once. Raises TooLate, TrialFull."""
    organisation = locked(member.organisation)
    member = Membership.objects.select_related("organisation", "person").get(pk=member.pk)
    ended_at = member.ended_at
    if ended_at is None:
        return member
    if not may_be_taken_back(ended_at, at):
        raise TooLate
    check_room(organisation)
    member.ended_at = None
    member.save(update_fields=["ended_at"])
    PersonalLink.objects.filter(
        organisation_id=member.organisation_id, person_id=member.person_id, revoked_at=ended_at
    ).update(revoked_at=None)
    _reopen_post(member, day_in(member.organisation, ended_at))
    _record("people.person_back", member, by, at)
    taken = Grant.objects.filter(membership=member, taken_at=ended_at)
    return change_roles(member=member, roles={Role(g.role) for g in taken}, by=by, at=at)


def _check_heirs(member: Membership, heirs: list[Membership | None]) -> None:
    for heir in heirs:
        if heir is None:
            continue
        if heir.organisation_id != member.organisation_id or heir.ended_at or heir == member:
            raise OtherOrganisation


def _hand_over_people(
    member: Membership, heir: Membership | None, today: date, by: Person | None, at: datetime
) -> None:
    """The people get the heir as manager; the heir, if one of them, gets the manager above."""
    above = manager_of(member, today)
    for post in (
        Post.objects.filter(manager=member, membership__ended_at=None)
        .exclude(until_on__lte=today)
        .select_related("membership__organisation", "membership__person", "unit")
        .order_by("since_on", "pk")
    ):
        manager = above if post.membership == heir else heir
        on = max(post.since_on, today)
        place(member=post.membership, unit=post.unit, manager=manager, on=on, by=by, at=at)


def _hand_over_stand_ins(
    member: Membership,
    heirs: Mapping[UUID, Membership],
    today: date,
    by: Person | None,
    at: datetime,
) -> None:
    """Who stood in for the leaver need not any more; for whom the leaver stood in, gets another."""
    for row in still_to_come(member, today):
        end_stand_in(stand_in=row, by=by, at=at)
    for row in promised_by(member, today):
        end_stand_in(stand_in=row, by=by, at=at)
        heir = heirs.get(row.pk)
        if heir is not None and heir != row.absent:
            give_stand_in(
                absent=row.absent,
                stand_in=heir,
                since_on=max(row.since_on, today),
                until_on=row.until_on,
                by=by,
                at=at,
            )


def _reopen_post(member: Membership, left_on: date) -> None:
    """The post that leaving ended goes on, as far as its unit and manager are still there."""
    last = member.posts.filter(until_on=left_on).order_by("-since_on").first()
    if last is None:
        return
    last.until_on = None
    if last.unit and last.unit.closed_at:
        last.unit = None
    if last.manager and last.manager.ended_at:
        last.manager = None
    last.save(update_fields=["until_on", "unit", "manager"])


def _record(action: str, member: Membership, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="membership",
        object_id=member.pk,
        organisation=member.organisation_id,
        about=member.person_id,
        by=by.pk if by else None,
        at=at,
    )
