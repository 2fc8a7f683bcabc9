"""How evaluations keep their terms (practice §10: R11, R12); privacy calls it once a day.

Each part of evaluations adds what it keeps for a time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tweespraak.evaluations.actions.retention import erase_over, rows_over
from tweespraak.evaluations.queries.retention import rows_there
from tweespraak.evaluations.rules.retention import Kind, Term
from tweespraak.foundation.personal_data import Erased, Over, Retention, Words


@dataclass(frozen=True)
class Part:
    """What one part of evaluations keeps: the words of its kinds, and the three it is kept with."""

    kinds: Words
    due: Callable[[UUID, datetime], list[Over]]
    there: Callable[[str, list[UUID]], list[UUID]]
    erase: Callable[[Over, datetime], Erased | None]


PARTS = (
    Part(
        {
            Kind.EVALUATION: _("Evaluations of recruitment, with what was said in them"),
            Kind.NAMES: _("Names in the counts of evaluations"),
            Kind.FIGURES: _("Figures of evaluations by recruiter"),
        },
        rows_over,
        rows_there,
        erase_over,
    ),
)
TERMS: Words = {Term.A_YEAR: _("A year after it ended")}
_BY_KIND: Mapping[str, Part] = {kind: part for part in PARTS for kind in part.kinds}


def _due(organisation: UUID, at: datetime) -> list[Over]:
    return [over for part in PARTS for over in part.due(organisation, at)]


def _there(kind: str, keys: list[UUID]) -> list[UUID]:
    return _BY_KIND[kind].there(kind, keys)


def _erase(over: Over, at: datetime) -> Erased | None:
    return _BY_KIND[over.kind].erase(over, at)


def _nobody_told(organisation: UUID, at: datetime) -> int:
    """It goes of itself; nobody has to do anything before."""
    return 0


RETENTION = Retention(
    kinds={kind: words for part in PARTS for kind, words in part.kinds.items()},
    terms=TERMS,
    due=_due,
    there=_there,
    erase=_erase,
    warn=_nobody_told,
)
