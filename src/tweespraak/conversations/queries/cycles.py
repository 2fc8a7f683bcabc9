"""Cycles of an organisation, and who talks with whom in one: who is left out, and why."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.conversations.models import Cycle
from tweespraak.conversations.rules.rhythm import Period, read_periods
from tweespraak.people.api import (
    Membership,
    Organisation,
    Permission,
    Post,
    Unit,
    members_of,
    permissions_of,
    posts_on,
    roles_of,
    today_in,
)


class Skipped(StrEnum):
    """Why a cycle plans nothing for somebody who works here."""

    NO_ROLE = "no_role"
    NO_MANAGER = "no_manager"
    MANAGER_LEFT = "manager_left"
    MANAGER_WITHOUT_ROLE = "manager_without_role"


@dataclass(frozen=True)
class Pair:
    """Two who will talk."""

    employee: Membership
    manager: Membership


@dataclass
class WhoTalks:
    """Everybody a cycle is for: in pairs by manager, or left out with the reason."""

    pairs: list[Pair] = field(default_factory=list)
    skipped: list[tuple[Membership, Skipped]] = field(default_factory=list)

    @property
    def managers(self) -> int:
        """How many people lead these talks."""
        return len({pair.manager.pk for pair in self.pairs})


def cycles_of(organisation: UUID) -> QuerySet[Cycle]:
    """The cycles of an organisation, the newest first; without the history of their figures."""
    rows = Cycle.objects.filter(organisation_id=organisation).select_related("unit__parent")
    return rows.defer("shown").order_by("-created_at", "pk")


def periods_of(cycle: Cycle) -> tuple[Period, ...]:
    """The periods of a cycle, by their first day."""
    return read_periods(cycle.moments)


def is_running(cycle: Cycle) -> bool:
    """Whether it was started and not stopped."""
    return cycle.started_at is not None and cycle.stopped_at is None


def running_in(organisation: Organisation) -> list[Cycle]:
    """The cycles that run now, the newest first; not those of which every period is behind us."""
    today = today_in(organisation)
    return [
        one for one in cycles_of(organisation.pk) if is_running(one) and not is_over(one, today)
    ]


def is_over(cycle: Cycle, today: date) -> bool:
    """Whether its last period has passed."""
    return all(one.until_on < today for one in periods_of(cycle))


def unit_names(organisation: UUID) -> dict[str, str]:
    """How departments and teams are called, also those that were closed, by key."""
    rows = Unit.objects.filter(organisation_id=organisation).select_related("parent")
    return {str(row.pk): row.full_name for row in rows}


def who_talks(organisation: UUID, unit: Unit | None, on: date) -> WhoTalks:
    """Who talks with whom, by the places people have on that day; the same few queries for any number."""
    members = {member.pk: member for member in members_of(organisation)}
    posts = posts_on(organisation, on)
    if unit:
        posts = posts.filter(Q(unit=unit) | Q(unit__parent=unit))
    placed = {post.membership_id: post for post in posts}
    found = WhoTalks()
    for member in members.values():
        if unit and member.pk not in placed:
            continue
        _place(found, member, placed.get(member.pk), members)
    found.pairs.sort(key=lambda pair: (pair.manager.sort_name, pair.employee.sort_name))
    return found


def _place(
    found: WhoTalks, member: Membership, post: Post | None, members: dict[UUID, Membership]
) -> None:
    if not _may_talk(member):
        if post:  # who works here; a participant from outside is nobody to plan for
            found.skipped.append((member, Skipped.NO_ROLE))
    elif post is None or post.manager_id is None:
        found.skipped.append((member, Skipped.NO_MANAGER))
    elif post.manager_id not in members:
        found.skipped.append((member, Skipped.MANAGER_LEFT))
    elif not _may_talk(members[post.manager_id]):
        found.skipped.append((member, Skipped.MANAGER_WITHOUT_ROLE))
    else:
        found.pairs.append(Pair(member, members[post.manager_id]))


def _may_talk(member: Membership) -> bool:
    return Permission.TALK in permissions_of(roles_of(member))
