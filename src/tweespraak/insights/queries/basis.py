"""The tables a result was computed with, for ever the same; read once per process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from tweespraak.insights.models import Result
from tweespraak.insights.rules.tables import Item, Tables, read_items, read_tables
from tweespraak.instruments.api import CompositeVersion, InstrumentVersion, NormVersion


@dataclass(frozen=True)
class Basis:
    """Items and tables of one combination of versions, and how the norm group is described."""

    items: tuple[Item, ...]
    tables: Tables
    norm: Mapping[str, Any]  # population, years, n, source, reliability; without the scales
    norm_status: str


def basis_of(result: Result) -> Basis:
    """What this result was, and can again be, computed with."""
    return basis(result.version_id, result.norm_id, result.composite_id)


@lru_cache(maxsize=64)
def basis(version: UUID, norm: UUID, composite: UUID) -> Basis:
    """One combination of published versions; they never change."""
    form = InstrumentVersion.objects.get(pk=version).content
    norms = NormVersion.objects.get(pk=norm)
    tables = read_tables(
        form["scales"],
        norms.content["norms"],
        norms.content["correlations"],
        CompositeVersion.objects.get(pk=composite).content,
    )
    about = {key: value for key, value in norms.content["norms"].items() if key != "scales"}
    return Basis(read_items(form["items"]), tables, about, norms.status)
