"""Two persons turn out to be one: what they were asked and what they took is together."""

from uuid import UUID

from django.db import transaction

from tweespraak.foundation.merging import drop_doubles, repoint
from tweespraak.people.api import lead_links_to
from tweespraak.testing.models import Assignment, Response, Session


@transaction.atomic
def unite_takings(*, gone: UUID, kept: UUID) -> None:
    """Asked twice is asked once; of two open sessions of a test the newest goes on, with the answers
    only the other had."""
    for old, new in drop_doubles(
        Assignment,
        "person_id",
        ("organisation_id", "instrument"),
        "created_at",
        gone=gone,
        kept=kept,
    ):
        lead_links_to(old=old, new=new)
    for session in Session.objects.filter(person_id=gone, finished_at=None):
        other = Session.objects.filter(
            person_id=kept, finished_at=None, instrument=session.instrument
        ).first()
        if other is not None:
            _join(*sorted((session, other), key=lambda one: one.started_at))
    repoint(
        {Assignment: ("person_id", "created_by_id"), Session: ("person_id",)}, gone=gone, kept=kept
    )


def _join(older: Session, newer: Session) -> None:
    """The answers of the older session that the newer lacks; then only the newer is left."""
    answered = set(newer.responses.values_list("item_key", flat=True))
    moved = older.responses.exclude(item_key__in=answered).order_by("pk")
    Response.objects.bulk_create(
        Response(
            session=newer,
            item_key=one.item_key,
            value=one.value,
            language=one.language,
            answered_at=one.answered_at,
            click=one.click,
        )
        for one in moved
    )
    Response.objects.filter(session=older).erase()
    older.delete()
