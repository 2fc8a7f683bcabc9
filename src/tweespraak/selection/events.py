"""What selection announces."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class VacancyClosed:
    """The procedure of a vacancy ended; `because` is a value of `rules.closing.Because`."""

    vacancy_id: UUID
    organisation_id: UUID
    by_id: UUID
    at: datetime
    because: str
