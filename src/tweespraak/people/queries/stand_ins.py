"""Who stands in for whom."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.people.models import Membership, StandIn


def stand_ins_in(organisation: UUID) -> QuerySet[StandIn]:
    """All standing in of an organisation that was not taken back, between people who are there."""
    return (
        StandIn.objects.filter(
            absent__organisation_id=organisation,
            ended_at=None,
            absent__ended_at=None,
            stand_in__ended_at=None,
        )
        .select_related("absent__organisation", "stand_in")
        .order_by("since_on", "pk")
    )


def stand_ins_for(member: Membership, on: date) -> list[StandIn]:
    """Who stands in for this member on that day."""
    rows = stand_ins_in(member.organisation_id).filter(absent=member)
    return list(rows.filter(since_on__lte=on, until_on__gt=on))


def standing_in_for(member: Membership, on: date) -> QuerySet[StandIn]:
    """For whom this member stands in on that day."""
    rows = stand_ins_in(member.organisation_id).filter(stand_in=member)
    return rows.filter(since_on__lte=on, until_on__gt=on)


def still_to_come(member: Membership, on: date) -> list[StandIn]:
    """Who stands in for this member on that day or later."""
    return list(stand_ins_in(member.organisation_id).filter(absent=member, until_on__gt=on))


def promised_by(member: Membership, on: date) -> list[StandIn]:
    """For whom this member stands in on that day or later."""
    return list(stand_ins_in(member.organisation_id).filter(stand_in=member, until_on__gt=on))


def away_too(member: Membership, since_on: date, until_on: date) -> list[StandIn]:
    """When somebody else stands in for this member, between these days."""
    rows = stand_ins_in(member.organisation_id).filter(absent=member)
    return list(rows.filter(since_on__lt=until_on, until_on__gt=since_on))
