"""One human being known twice: everything that points at one row is made to point at another."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Model

Pointers = Mapping[type[Model], tuple[str, ...]]  # which fields of a model hold the key


def repoint(pointers: Pointers, *, gone: UUID, kept: UUID) -> int:
    """Point every one of these fields from `gone` to `kept`; returns how many rows changed.

    Where a constraint allows only one, `drop_doubles` goes first.
    """
    changed = 0
    for model, names in pointers.items():
        for name in names:
            rows = model._base_manager.filter(**{name: gone})
            changed += models.QuerySet.update(rows, **{name: kept})
    return changed


def drop_doubles(
    model: type[Model], name: str, same: tuple[str, ...], newest: str, *, gone: UUID, kept: UUID
) -> list[tuple[Any, Any]]:
    """Delete the older of two rows that would be the same one afterwards; the newer stays.

    Gives the pairs (deleted key, remaining key), for what pointed at the deleted row.
    """
    ours = {
        tuple(getattr(row, field) for field in same): row
        for row in model._base_manager.filter(**{name: kept})
    }
    pairs = []
    for row in model._base_manager.filter(**{name: gone}):
        other = ours.get(tuple(getattr(row, field) for field in same))
        if other is None:
            continue
        older, newer = sorted((row, other), key=lambda one: getattr(one, newest))
        pairs.append((older.pk, newer.pk))
        older.delete()
    return pairs
