"""Where someone works and for whom, on a day: departments and teams, posts, reporting lines."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower

from tweespraak.foundation import clock
from tweespraak.people.models import Membership, Organisation, Post, Unit
from tweespraak.people.queries.members import members_of


def today_in(organisation: Organisation) -> date:
    """The date it is where this organisation works."""
    return clock.today(organisation.time_zone)


def day_in(organisation: Organisation, at: datetime) -> date:
    """The date a moment has where this organisation works."""
    return at.astimezone(ZoneInfo(organisation.time_zone)).date()


def units_of(organisation: UUID) -> QuerySet[Unit]:
    """The open departments and teams of an organisation, by name."""
    return (
        Unit.objects.filter(organisation_id=organisation, closed_at=None)
        .select_related("parent")
        .order_by(Lower("name"), "pk")
    )


def departments_of(organisation: UUID) -> list[tuple[Unit, list[Unit]]]:
    """The open departments by name, each with its open teams, in one query."""
    under: dict[UUID | None, list[Unit]] = defaultdict(list)
    for unit in units_of(organisation):
        under[unit.parent_id].append(unit)
    return [(department, under[department.pk]) for department in under[None]]


def holding(on: date) -> Q:
    """The condition that a post, or standing in, holds on that day."""
    return Q(since_on__lte=on) & (Q(until_on=None) | Q(until_on__gt=on))


def posts_on(organisation: UUID, on: date) -> QuerySet[Post]:
    """Where everyone works on that day."""
    return Post.objects.filter(
        holding(on), membership__organisation_id=organisation, membership__ended_at=None
    ).select_related("unit__parent", "manager")


def places_on(members: Collection[Membership], on: date) -> dict[UUID, Post]:
    """The posts of these members on that day, by member, in one query."""
    found = Post.objects.filter(holding(on), membership__in=[member.pk for member in members])
    return {post.membership_id: post for post in found.select_related("unit__parent", "manager")}


def post_of(member: Membership, on: date) -> Post | None:
    """Where someone works on that day, as far as known."""
    found = member.posts.filter(holding(on))
    return found.select_related("unit__parent", "manager", "membership").first()


def posts_of(member: Membership) -> list[Post]:
    """Where someone worked, works and will work, newest first."""
    rows = member.posts.select_related("unit__parent", "manager")
    return list(rows.order_by("-since_on", "-until_on", "pk"))


def unit_of(member: Membership, on: date) -> Unit | None:
    """The department or team someone works in on that day."""
    post = post_of(member, on)
    return post.unit if post else None


def manager_of(member: Membership, on: date) -> Membership | None:
    """The manager someone has on that day."""
    post = post_of(member, on)
    return post.manager if post else None


def reports_of(member: Membership, on: date) -> QuerySet[Membership]:
    """Who has this member as manager on that day, by name."""
    posts = Post.objects.filter(holding(on), manager=member)
    return members_of(member.organisation_id).filter(pk__in=posts.values("membership_id"))


def team_posts(managers: Collection[Membership], on: date) -> dict[UUID, list[Post]]:
    """Who works for each of these managers on that day, by name, in one query."""
    found: dict[UUID, list[Post]] = defaultdict(list)
    rows = Post.objects.filter(holding(on), manager__in=[one.pk for one in managers])
    for post in (
        rows.filter(membership__ended_at=None)
        .select_related("membership__person", "membership__organisation", "unit__parent")
        .order_by("membership__sort_name", "pk")
    ):
        if post.manager_id:
            found[post.manager_id].append(post)
    return dict(found)


@dataclass
class CountedUnit:
    """A department or team with how many people work there today; a department counts its teams' too."""

    unit: Unit
    here: int
    teams: list["CountedUnit"] = field(default_factory=list)

    @property
    def people(self) -> int:
        """Here and in the teams under it."""
        return self.here + sum(team.here for team in self.teams)


def counted_units(organisation: UUID, on: date) -> list[CountedUnit]:
    """The departments by name with their teams and how many people work there, in two queries."""
    counts = dict(
        posts_on(organisation, on)
        .exclude(unit=None)
        .order_by()
        .values_list("unit_id")
        .annotate(people=Count("pk"))
    )
    return [
        CountedUnit(
            department,
            counts.get(department.pk, 0),
            [CountedUnit(team, counts.get(team.pk, 0)) for team in teams],
        )
        for department, teams in departments_of(organisation)
    ]


def people_in(unit: Unit, on: date) -> QuerySet[Membership]:
    """Who works in this very unit on that day, by name."""
    posts = Post.objects.filter(holding(on), unit=unit)
    return members_of(unit.organisation_id).filter(pk__in=posts.values("membership_id"))
