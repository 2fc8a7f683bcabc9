"""Take back what one row of a file did: whoever came goes, whatever changed is as it was."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, ProtectedError

from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.foundation.events import announce
from tweespraak.people.actions.links import revoke_links
from tweespraak.people.actions.roles import LastAdmin, OwnAdminRole, change_roles
from tweespraak.people.events import RowTakenBack
from tweespraak.people.models import Batch, Grant, Membership, Person, PersonalLink, Post, Unit
from tweespraak.people.queries import is_active_here, roles_of
from tweespraak.people.roles import Role
from tweespraak.people.rules.rows import Outcome


class InUse(Exception):
    """The person uses the account by now: they stay, and are taken out by hand."""


def undo_row(batch: Batch, done: dict[str, Any], by: Person | None) -> None:
    """Undo one row and write down on it that, or why not."""
    try:
        with transaction.atomic():
            _undo(done, by, clock.now())
        done["undone"] = True
    except (InUse, LastAdmin, OwnAdminRole, ProtectedError):
        done["undone"] = False  # stays; the page says who and what to do


def _undo(done: dict[str, Any], by: Person | None, at: datetime) -> None:
    found = Membership.objects.select_related("organisation", "person")
    member = found.filter(pk=done["membership"], person__merged_into=None).first()
    if member is None or "before" not in done:  # erased, or put together with somebody by now
        return
    added = done["outcome"] in {Outcome.NEW, Outcome.BACK}
    if added and (member.person.activated_at and is_active_here(member)):
        raise InUse
    since = datetime.fromisoformat(done["at"])
    _take_back_roles(done, by, at)
    announce(RowTakenBack(member.pk, member.organisation_id, member.person_id, since, at))
    PersonalLink.objects.filter(
        organisation=member.organisation, person=member.person, created_at=since
    ).delete()
    _put_posts_back(member, done["before"]["posts"])
    _record(member, by, at)
    if done["outcome"] == Outcome.NEW:
        _remove(member, done["before"])
    elif done["outcome"] == Outcome.BACK:
        change_roles(member=member, roles=[], by=by, at=at)  # also what was given since, by hand
        revoke_links(organisation=member.organisation_id, person=member.person_id, at=at)
        _send_away_again(member, done["before"]["left"])
    elif member.job_title != done["before"]["job_title"]:
        member.job_title = done["before"]["job_title"]
        member.save(update_fields=["job_title"])
    _close_units(done.get("units", []))


def _take_back_roles(done: dict[str, Any], by: Person | None, at: datetime) -> None:
    """The roles this row gave: also to whoever became a manager by it."""
    grants = Grant.objects.filter(pk__in=done["grants"], taken_at=None)
    given: dict[UUID, set[Role]] = {}
    for grant in grants.select_related("membership"):
        given.setdefault(grant.membership_id, set()).add(Role(grant.role))
    for member in Membership.objects.select_related("organisation", "person").filter(pk__in=given):
        roles = roles_of(member) - given[member.pk]
        change_roles(member=member, roles=roles, by=by, at=at)


def _put_posts_back(member: Membership, kept: list[dict[str, Any]]) -> None:
    """Exactly the posts there were; without a unit or manager that an earlier file had made and that
    was undone before this one."""
    member.posts.exclude(pk__in=[post["id"] for post in kept]).delete()
    units = _still_there(Unit, [post["unit"] for post in kept])
    managers = _still_there(Membership, [post["manager"] for post in kept])
    for post in kept:
        until = date.fromisoformat(post["until"]) if post["until"] else None
        Post.objects.update_or_create(
            pk=post["id"],
            defaults={
                "membership": member,
                "unit_id": units.get(post["unit"]),
                "manager_id": managers.get(post["manager"]),
                "since_on": date.fromisoformat(post["since"]),
                "until_on": until,
            },
        )


def _still_there(model: type[Model], keys: Collection[str | None]) -> dict[str | None, UUID]:
    """Which of these keys still are a row."""
    rows = model._default_manager.filter(pk__in=[key for key in keys if key])
    return {str(key): key for key in rows.values_list("pk", flat=True)}


def _remove(member: Membership, before: dict[str, Any]) -> None:
    """The member, and the person too if the file made them and nobody else knows them."""
    person = member.person
    member.delete()
    if before.get("made_person") and not person.memberships.exists() and not person.activated_at:
        person.delete()


def _send_away_again(member: Membership, left: dict[str, Any]) -> None:
    for name in ("given_name", "family_name", "job_title", "language"):
        setattr(member, name, left[name])
    member.since_at = datetime.fromisoformat(left["since_at"])
    member.ended_at = datetime.fromisoformat(left["ended_at"])
    member.let_in_again = None
    member.save(
        update_fields=[
            "given_name",
            "family_name",
            "job_title",
            "language",
            "since_at",
            "ended_at",
            "let_in_again",
        ]
    )


def _close_units(keys: list[str]) -> None:
    """Teams before their department; whatever is used by now stays."""
    for key in reversed(keys):
        unit = Unit.objects.filter(pk=key, posts=None, teams=None).first()
        if unit is not None:
            unit.delete()


def _record(member: Membership, by: Person | None, at: datetime) -> None:
    record(
        action="people.row_undone",
        object_type="membership",
        object_id=member.pk,
        organisation=member.organisation_id,
        about=member.person_id,
        by=by.pk if by else None,
        at=at,
    )
