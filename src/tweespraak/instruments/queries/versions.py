"""The version, norm and composites in use now, and any version as a form."""

from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from tweespraak.instruments.models import (
    CompositeVersion,
    InstrumentVersion,
    NormVersion,
    Version,
)
from tweespraak.instruments.rules import Form, form_from

AnyVersion = TypeVar("AnyVersion", bound=Version)


class NothingPublished(LookupError):
    """This test has not been published here yet: `tweespraak init` or `load_instruments` does that."""


def current_version(instrument: str) -> InstrumentVersion:
    """The version in which this test is taken now. Raises NothingPublished."""
    return _newest(InstrumentVersion, instrument)


def current_norm(instrument: str) -> NormVersion:
    """The norm against which this test is scored now. Raises NothingPublished."""
    return _newest(NormVersion, instrument)


def current_composite(instrument: str) -> CompositeVersion:
    """The composites that are made of this test now. Raises NothingPublished."""
    return _newest(CompositeVersion, instrument)


def current_form(instrument: str) -> Form:
    """The form in which this test is taken now. Raises NothingPublished."""
    return form_of(current_version(instrument).pk)


@lru_cache(maxsize=64)
def form_of(version: UUID) -> Form:
    """A version as a form; read once per process, a published version never changes."""
    row = InstrumentVersion.objects.get(pk=version)
    return form_from(row.content, row.label)


def _newest(kind: type[AnyVersion], instrument: str) -> AnyVersion:
    rows = kind._default_manager.filter(instrument=instrument).order_by("-published_at", "-pk")
    found = rows.first()
    if not isinstance(found, kind):
        raise NothingPublished(instrument)
    return found
