"""Publish what this release ships. A published version stays; new content becomes a new one."""

from datetime import datetime
from typing import Any, TypeVar, cast

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.instruments.models import (
    CompositeVersion,
    InstrumentVersion,
    NormVersion,
    Version,
)
from tweespraak.instruments.queries.release import Part, shipped
from tweespraak.instruments.queries.versions import current_version
from tweespraak.instruments.rules import form_from

AnyVersion = TypeVar("AnyVersion", bound=Version)


@transaction.atomic
def load_instruments(*, at: datetime) -> InstrumentVersion:
    """Publish the tests of this release, each part once by its hash; returns the one in use.

    Raises QuestionnaireMissing when the items were not fetched, Unsound when they are not whole.
    """
    ours = shipped()
    form_from(ours.version.content, ours.version.label)
    publish(InstrumentVersion, ours.instrument, ours.version, at)
    publish(NormVersion, ours.instrument, ours.norm, at, status=ours.norm_status)
    publish(CompositeVersion, ours.instrument, ours.composite, at)
    return current_version(ours.instrument)


def publish(
    kind: type[AnyVersion], instrument: str, part: Part, at: datetime, **more: Any
) -> AnyVersion:
    """The row of this content: a new one, with its audit row, or the one that is there."""
    row, new = kind._default_manager.get_or_create(
        instrument=instrument,
        content_hash=part.hash,
        defaults={"label": part.label, "content": part.content, "published_at": at, **more},
    )
    if new:
        record(
            action="instruments.published",
            object_type=kind._meta.model_name or "",
            object_id=row.pk,
            at=at,
            by=None,
            version_hash=part.hash,
        )
    return cast(AnyVersion, row)
