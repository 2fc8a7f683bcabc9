"""Place somebody: in which unit, under which manager, from which day."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from django.db import transaction
from django.db.models import F

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.people.actions.organisations import locked
from tweespraak.people.actions.roles import change_roles
from tweespraak.people.events import MemberMoved
from tweespraak.people.models import Membership, Person, Post, Unit
from tweespraak.people.queries import manager_of, roles_now
from tweespraak.people.roles import Role
from tweespraak.people.rules import Line, circle_in_time


class ManagerCircle(Exception):
    """Someone would, through others, be their own manager; `names` from a person to that person."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(*names)
        self.names = names


class OtherOrganisation(Exception):
    """The unit or the manager is not one of this organisation, or not any more."""


class PostHasBegun(Exception):
    """Only what has not begun can be called off."""


@transaction.atomic
def place(
    *,
    member: Membership,
    unit: Unit | None,
    manager: Membership | None,
    on: date,
    by: Person | None,
    at: datetime,
    choices: Mapping[str, str] = MappingProxyType({}),
) -> Post:
    """Let somebody work in a unit under a manager from a day on, until the next planned change.

    Whoever becomes a manager gets that role. Placing somebody where they are already changes
    nothing. `choices` go along to who listens: what is done with what higher contexts keep.
    Raises ManagerCircle, OtherOrganisation.
    """
    locked(member.organisation)
    check_place(member=member, unit=unit, manager=manager, on=on)
    former = manager_of(member, on)
    post, is_new = _put(member, unit, manager, on)
    if not is_new:
        return post
    if manager is not None:
        _make_manager(manager, by, at)
    _tell("people.placed", member, former, manager, on, by, at, choices)
    return post


@transaction.atomic
def call_off(*, post: Post, by: Person | None, at: datetime, today: date) -> None:
    """Call a planned move off: what went before it goes on. Twice is once. Raises PostHasBegun."""
    locked(post.membership.organisation)
    current = Post.objects.filter(pk=post.pk).select_related("manager").first()
    if current is None:
        return
    if current.since_on <= today:
        raise PostHasBegun
    current.delete()
    before = Post.objects.filter(membership_id=current.membership_id, until_on=current.since_on)
    back = before.exclude(since_on=F("until_on")).select_related("manager").first()
    if back is not None:
        check_lines(post.membership, back.manager, current.since_on)
        back.until_on = current.until_on
        back.save(update_fields=["until_on"])
    former, manager = current.manager, back.manager if back else None
    _tell("people.move_called_off", post.membership, former, manager, current.since_on, by, at)


def check_place(
    *, member: Membership, unit: Unit | None, manager: Membership | None, on: date
) -> None:
    """Whether somebody can be placed so. Raises ManagerCircle, OtherOrganisation."""
    here = member.organisation_id
    if unit is not None and (unit.organisation_id != here or unit.closed_at is not None):
        raise OtherOrganisation
    if manager is None:
        return
    if manager.organisation_id != here or manager.ended_at is not None:
        raise OtherOrganisation
    if manager.pk == member.pk:
        raise ManagerCircle((member.full_name, member.full_name))
    check_lines(member, manager, on)


def check_lines(member: Membership, manager: Membership | None, on: date) -> None:
    """Whether this line, with those above it, makes a circle from that day on. Raises ManagerCircle."""
    if manager is None:
        return
    after = member.posts.filter(since_on__gt=on).order_by("since_on").first()
    lines = [Line(member.pk, manager.pk, on, after.since_on if after else None)]
    seen, above = {member.pk}, {manager.pk}
    while above:
        seen |= above
        posts = Post.objects.filter(membership__in=above).exclude(manager=None)
        rows = posts.exclude(until_on__lte=on).exclude(until_on=F("since_on"))
        found = [
            Line(*row)
            for row in rows.values_list("membership_id", "manager_id", "since_on", "until_on")
        ]
        lines += found
        above = {line.manager for line in found} - seen
    circle = circle_in_time(lines, on)
    if circle:
        names = Membership.objects.in_bulk(set(circle))
        raise ManagerCircle(tuple(names[key].full_name for key in circle))


def _put(
    member: Membership, unit: Unit | None, manager: Membership | None, on: date
) -> tuple[Post, bool]:
    """The post from that day on, joined with what is the same before and after it; and whether
    anything changed."""
    posts = list(member.posts.order_by("since_on", "pk"))
    current = next((post for post in posts if post.since_on <= on and _is_open_on(post, on)), None)
    if current is not None and _is_same(current, unit, manager):
        return current, False
    after = next((post for post in posts if post.since_on > on), None)
    until = after.since_on if after else None
    before = next((post for post in posts if post.until_on == on), None)
    if current is not None and current.since_on == on:
        current.delete()
    elif current is not None:
        current.until_on = on
        current.save(update_fields=["until_on"])
        before = current
    if after is not None and _is_same(after, unit, manager):
        until = after.until_on
        after.delete()
    if before is not None and _is_same(before, unit, manager):
        before.until_on = until
        before.save(update_fields=["until_on"])
        return before, True
    post = Post.objects.create(
        membership=member, unit=unit, manager=manager, since_on=on, until_on=until
    )
    return post, True


def _tell(
    action: str,
    member: Membership,
    former: Membership | None,
    manager: Membership | None,
    on: date,
    by: Person | None,
    at: datetime,
    choices: Mapping[str, str] = MappingProxyType({}),
) -> None:
    by_id = by.pk if by else None
    record(
        action=action,
        object_type="membership",
        object_id=member.pk,
        organisation=member.organisation_id,
        about=member.person_id,
        by=by_id,
        at=at,
    )
    announce(
        MemberMoved(
            membership_id=member.pk,
            organisation_id=member.organisation_id,
            person_id=member.person_id,
            former_manager_id=former.pk if former else None,
            manager_id=manager.pk if manager else None,
            by_id=by_id,
            at=at,
            on=on,
            choices=dict(choices),
        )
    )


def _is_open_on(post: Post, on: date) -> bool:
    return post.until_on is None or post.until_on > on


def _is_same(post: Post, unit: Unit | None, manager: Membership | None) -> bool:
    there = (post.unit_id, post.manager_id)
    return there == (unit.pk if unit else None, manager.pk if manager else None)


def _make_manager(manager: Membership, by: Person | None, at: datetime) -> None:
    roles = roles_now(manager)
    if Role.MANAGER not in roles:
        change_roles(member=manager, roles=roles | {Role.MANAGER}, by=by, at=at)
