"""Two persons turn out to be one: they take part, and sit in a team, once."""

from uuid import UUID

from django.db import transaction

from tweespraak.activities.models import Activity, Look, Participation, Reuse, TeamMember
from tweespraak.foundation.merging import drop_doubles, repoint
from tweespraak.notifications.api import move_object
from tweespraak.people.api import lead_links_to


@transaction.atomic
def unite_participants(*, gone: UUID, kept: UUID) -> None:
    """Who took part twice takes part once, with everything lent under either account."""
    own = {row.activity_id: row for row in Participation.objects.filter(person_id=kept)}
    for row in Participation.objects.filter(person_id=gone):
        other = own.get(row.activity_id)
        if other is not None:
            _join(*sorted((row, other), key=lambda one: one.invited_at))
    drop_doubles(TeamMember, "person_id", ("activity_id",), "added_at", gone=gone, kept=kept)
    drop_doubles(Look, "person_id", ("reuse_id", "on"), "id", gone=gone, kept=kept)
    repoint(
        {
            Participation: ("person_id", "invited_by_id"),
            TeamMember: ("person_id", "added_by_id"),
            Look: ("person_id",),
            Activity: ("created_by_id",),
        },
        gone=gone,
        kept=kept,
    )


def _join(older: Participation, newer: Participation) -> None:
    Reuse.objects.filter(participation=older).update(participation=newer)
    lead_links_to(old=older.pk, new=newer.pk)
    move_object(old=older.pk, new=newer.pk)
    older.delete()
