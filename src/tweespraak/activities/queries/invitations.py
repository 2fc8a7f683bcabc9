"""What a participant was invited to, and which results they could share."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from tweespraak.activities.models import Activity, Participation, Reuse
from tweespraak.activities.queries.activities import team_names
from tweespraak.activities.queries.participants import shared_reuses
from tweespraak.activities.rules.progress import CONSENT_LASTS, may_be_lent
from tweespraak.insights.api import Result, results_of
from tweespraak.people.api import membership_in, names_in


@dataclass(frozen=True)
class Lendable:
    """A result of the participant: shared already, or could be, or too old."""

    result: Result
    days: int  # how old it is
    is_recent: bool
    reuse: Reuse | None


def invitations_of(person: UUID) -> QuerySet[Participation]:
    """Everything this person was invited to, newest first."""
    return (
        Participation.objects.filter(person_id=person)
        .select_related("activity__organisation", "activity__lens_version", "person")
        .order_by("-invited_at", "pk")
    )


def waiting_invitations(person: UUID, at: datetime) -> list[Participation]:
    """The invitations with which this person shares nothing now, in three queries. Who left an
    organisation is not asked anything by it."""
    invited = list(invitations_of(person).filter(_is_member_still(person)))
    if not invited:
        return []
    mine = Reuse.objects.filter(participation__person_id=person)
    shared = {reuse.participation_id for reuse in shared_reuses(mine, at)}
    return [row for row in invited if row.pk not in shared]


def is_still_asked(participation: Participation) -> bool:
    """Whether the participant belongs to the organisation of the activity now."""
    organisation = participation.activity.organisation_id
    return membership_in(organisation, participation.person_id) is not None


def _is_member_still(person: UUID) -> Q:
    return Q(
        activity__organisation__memberships__person=person,
        activity__organisation__memberships__ended_at=None,
    )


def lendable_results(participation: Participation, at: datetime) -> list[Lendable]:
    """The participant's newest result of each test, and what is shared of them now."""
    shared = {reuse.result_id: reuse for reuse in shared_reuses(participation.reuses.all(), at)}
    offered: list[Result] = []
    seen: set[str] = set()
    for result in results_of(participation.person_id):
        if result.instrument not in seen or result.pk in shared:
            offered.append(result)
            seen.add(result.instrument)
    return [
        Lendable(
            result,
            (at - result.finished_at).days,
            may_be_lent(result.finished_at, at),
            shared.get(result.pk),
        )
        for result in offered
    ]


def participations_named(keys: Collection[UUID]) -> dict[UUID, tuple[Participation, str]]:
    """Participations of one organisation, with the names it uses for the participants."""
    found = Participation.objects.select_related("activity").in_bulk(list(keys))
    if not found:
        return {}
    organisation = next(iter(found.values())).activity.organisation_id
    names = names_in(organisation, [one.person_id for one in found.values()])
    return {key: (one, names.get(one.person_id, "")) for key, one in found.items()}


def shared_in(participations: Collection[UUID], at: datetime) -> list[Reuse]:
    """What is lent now in these participations."""
    return shared_reuses(Reuse.objects.filter(participation_id__in=participations), at)


def names_of_team(participation: Participation) -> list[str]:
    """Who will see what is shared, by name."""
    return team_names(participation.activity)


def last_day(activity: Activity, at: datetime) -> date:
    """The last day on which what is shared today can be seen, in the organisation's time zone."""
    zone = ZoneInfo(activity.organisation.time_zone)
    return (at + CONSENT_LASTS).astimezone(zone).date()


def until_of(activity: Activity, at: datetime) -> datetime:
    """The moment a consent given now ends: after the last day."""
    zone = ZoneInfo(activity.organisation.time_zone)
    return datetime.combine(last_day(activity, at) + timedelta(days=1), time.min, zone)
