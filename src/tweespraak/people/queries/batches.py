"""Files with people: what the organisation knows that a file can touch, and how far a file is."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from tweespraak.foundation.folding import folded
from tweespraak.people.models import Batch, BatchState, Grant, Membership, Organisation, Post
from tweespraak.people.queries.organisations import TRIAL_SIZE
from tweespraak.people.queries.places import posts_on, today_in, units_of
from tweespraak.people.roles import ROLES, given_by_hand
from tweespraak.people.rules.judging import judged
from tweespraak.people.rules.rows import Here, Judged, Known
from tweespraak.people.rules.tables import Record

UNDO_TERM = timedelta(minutes=10)  # how long the mails of a file wait, and it can be undone


def batches_of(organisation: UUID) -> QuerySet[Batch]:
    """The files of an organisation, newest first, without their rows."""
    return (
        Batch.objects.filter(organisation_id=organisation)
        .select_related("organisation")
        .defer("rows", "outcomes")
        .order_by("-created_at", "pk")
    )


def judged_batch(batch: Batch) -> list[Judged]:
    """Every row of a file with what it will do, as things stand now."""
    records = [Record(row["number"], row["values"]) for row in batch.rows]
    return judged(records, known_of(batch.organisation))


def known_of(organisation: Organisation) -> Known:
    """Who and what an organisation knows, in four queries however many people it has."""
    departments: dict[str, tuple[str, dict[str, str]]] = {}
    units = list(units_of(organisation.pk))
    for unit in units:
        if unit.parent_id is None:
            departments[folded(unit.name)] = (unit.name, {})
    for unit in units:
        if unit.parent is not None and folded(unit.parent.name) in departments:
            departments[folded(unit.parent.name)][1][folded(unit.name)] = unit.name
    people = _people(organisation)
    return Known(
        people=people,
        departments=departments,
        roles=role_spellings(),
        language=organisation.language,
        room=_room(organisation, sum(not here.has_left for here in people.values())),
    )


def role_spellings() -> dict[str, str]:
    """Every way to write a role that is given by hand: its key, its name in each language."""
    spellings: dict[str, str] = {}
    for role in (role for roles in given_by_hand().values() for role in roles):
        spellings[folded(role.value)] = spellings[folded(role.value.replace("_", " "))] = role.value
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                spellings[folded(str(ROLES[role].name))] = role.value
    return spellings


def can_be_undone(batch: Batch, at: datetime) -> bool:
    """Whether everything this file did can still be taken back."""
    return (
        batch.state == BatchState.DONE
        and batch.done_at is not None
        and at < batch.done_at + UNDO_TERM
    )


def counts_of(batch: Batch) -> Counter[str]:
    """How many rows came to which outcome, as far as the worker is."""
    return Counter(one["outcome"] for one in batch.outcomes)


def _room(organisation: Organisation, members: int) -> int | None:
    return max(0, TRIAL_SIZE - members) if organisation.live_at is None else None


def _people(organisation: Organisation) -> dict[str, Here]:
    places = {
        row[0]: row[1:]
        for row in posts_on(organisation.pk, today_in(organisation)).values_list(
            "membership_id", "unit__name", "unit__parent__name", "manager__person__email"
        )
    }
    roles: dict[UUID, set[str]] = {}
    for key, role in Grant.objects.filter(
        membership__organisation=organisation, taken_at=None
    ).values_list("membership_id", "role"):
        roles.setdefault(key, set()).add(role)
    rows = Membership.objects.filter(organisation=organisation).values_list(
        "pk", "given_name", "family_name", "person__email", "job_title", "ended_at"
    )
    return {row[3]: _here(row, roles.get(row[0], set()), places.get(row[0])) for row in rows}


def _here(row: tuple[Any, ...], roles: set[str], place: tuple[Any, ...] | None) -> Here:
    key, given_name, family_name, _email, job_title, ended_at = row
    unit, department, manager = place or (None, None, None)
    return Here(
        key=key,
        name=f"{given_name} {family_name}".strip(),
        roles=frozenset(roles),
        job_title=job_title,
        department=department or unit or "",
        team=(unit or "") if department else "",
        manager_email=manager or "",
        has_left=ended_at is not None,
    )


def posts_as_kept(member: Membership) -> list[dict[str, Any]]:
    """The posts of a member as values, to be put back exactly so."""
    return [
        {
            "id": str(post.pk),
            "unit": str(post.unit_id) if post.unit_id else None,
            "manager": str(post.manager_id) if post.manager_id else None,
            "since": post.since_on.isoformat(),
            "until": post.until_on.isoformat() if post.until_on else None,
        }
        for post in Post.objects.filter(membership=member)
    ]
