"""The activities of a colleague, and who is on a team."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, QuerySet

from tweespraak.activities.models import Activity, TeamMember
from tweespraak.people.api import Membership, Role, members_with_role, names_in


def activities_for(organisation: UUID, person: UUID) -> QuerySet[Activity]:
    """The activities this colleague is on the team of, newest first."""
    mine = TeamMember.objects.filter(person_id=person).values("activity_id")
    return (
        Activity.objects.filter(organisation_id=organisation, pk__in=mine)
        .select_related("lens_version", "organisation")
        .annotate(participants=Count("participations"))
        .order_by("-created_at", "pk")
    )


def led_alone(organisation: UUID, person: UUID) -> QuerySet[Activity]:
    """The activities nobody but this colleague could open."""
    mine = TeamMember.objects.filter(person_id=person).values("activity_id")
    rows = Activity.objects.filter(organisation_id=organisation, pk__in=mine)
    return rows.annotate(colleagues=Count("team")).filter(colleagues=1).order_by("created_at", "pk")


def team_activities(person: UUID) -> set[UUID]:
    """The keys of the activities this colleague is on the team of."""
    return set(TeamMember.objects.filter(person_id=person).values_list("activity_id", flat=True))


def team_of(activity: Activity) -> list[tuple[TeamMember, str]]:
    """The team with the names the organisation uses, by name."""
    team = list(activity.team.all())
    names = names_in(activity.organisation_id, [member.person_id for member in team])
    pairs = [(member, names.get(member.person_id, "")) for member in team]
    return sorted(pairs, key=lambda pair: (pair[1].casefold(), str(pair[0].pk)))


def team_names(activity: Activity) -> list[str]:
    """Who is on the team, by name."""
    return [name for _member, name in team_of(activity)]


def teams_named(activities: Collection[Activity]) -> dict[UUID, list[str]]:
    """Who is on the team of each activity, by name: two queries per organisation."""
    named: dict[UUID, list[str]] = {activity.pk: [] for activity in activities}
    by_organisation: dict[UUID, list[UUID]] = defaultdict(list)
    for activity in activities:
        by_organisation[activity.organisation_id].append(activity.pk)
    for organisation, keys in by_organisation.items():
        rows = list(TeamMember.objects.filter(activity_id__in=keys))
        names = names_in(organisation, [row.person_id for row in rows])
        for row in rows:
            named[row.activity_id].append(names.get(row.person_id, ""))
    return {key: sorted(filter(None, names), key=str.casefold) for key, names in named.items()}


def addable_colleagues(activity: Activity) -> QuerySet[Membership]:
    """The colleagues who may join: Development admins who are not on the team."""
    there = activity.team.values("person_id")
    return members_with_role(activity.organisation_id, Role.DEVELOPMENT_ADMIN).exclude(
        person_id__in=there
    )
