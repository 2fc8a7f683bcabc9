"""The bank of matrices in use now, and that of any version."""

from functools import lru_cache
from uuid import UUID

from tweespraak.instruments.models import InstrumentVersion
from tweespraak.instruments.queries.versions import current_version
from tweespraak.instruments.rules import MATRICES
from tweespraak.instruments.rules.matrices.banks import Bank, bank_from


def current_bank() -> Bank:
    """The bank from which people are tested now. Raises NothingPublished."""
    return bank_of(current_version(MATRICES).pk)


@lru_cache(maxsize=8)
def bank_of(version: UUID) -> Bank:
    """A version as a bank; read once per process, a published version never changes."""
    return bank_from(InstrumentVersion.objects.get(pk=version).content)
