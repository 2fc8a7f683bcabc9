"""Publish the lenses of the library."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.lenses.models import Lens, LensVersion
from tweespraak.lenses.rules.content import content_hash, read_content

LIBRARY = Path(__file__).parent / "content" / "library.json"


@transaction.atomic
def load_library(*, at: datetime, rows: Sequence[Mapping[str, Any]] | None = None) -> int:
    """Publish what is new or changed in the library; returns how many versions that made.

    Loading the same library again makes nothing; older versions stay. Raises BadLens.
    """
    library = read_library() if rows is None else rows
    return sum(_publish(row, at) for row in library)


def read_library() -> list[dict[str, Any]]:
    """The lenses as they lie in this release."""
    stored: dict[str, Any] = json.loads(LIBRARY.read_text(encoding="utf-8"))
    lenses: list[dict[str, Any]] = stored["lenses"]
    return lenses


def _publish(row: Mapping[str, Any], at: datetime) -> bool:
    content = read_content(row)
    lens, _new = Lens.objects.get_or_create(
        organisation=None, key=content.key, defaults={"created_at": at}
    )
    newest = lens.versions.order_by("-number").first()
    fingerprint = content_hash(row)
    if newest and newest.content_hash == fingerprint:
        return False
    version = LensVersion.objects.create(
        lens=lens,
        number=newest.number + 1 if newest else 1,
        content=dict(row),
        content_hash=fingerprint,
        published_at=at,
    )
    record(
        action="lenses.published",
        object_type="lens_version",
        object_id=version.pk,
        at=at,
        by=None,
        version_hash=fingerprint,
    )
    return True
