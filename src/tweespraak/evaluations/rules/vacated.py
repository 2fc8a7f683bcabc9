"""A vacancy that is over, as far as an evaluation has to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID


class Outcome(StrEnum):
    """How a vacancy ended."""

    FILLED = "filled"
    WITHDRAWN = "withdrawn"  # the vacancy is no more


@dataclass(frozen=True)
class Vacated:
    """A closed vacancy; `interviewed`: at least one candidate came to an interview."""

    id: UUID
    title: str
    closed_on: date
    outcome: Outcome
    interviewed: bool

    def as_json(self) -> dict[str, Any]:
        """As it stands in `Evaluation.vacancies`."""
        return {
            "id": str(self.id),
            "title": self.title,
            "closed_on": self.closed_on.isoformat(),
            "outcome": str(self.outcome),
            "interviewed": self.interviewed,
        }

    @classmethod
    def of_json(cls, row: Mapping[str, Any]) -> "Vacated":
        """As it stood there."""
        return cls(
            UUID(row["id"]),
            row["title"],
            date.fromisoformat(row["closed_on"]),
            Outcome(row["outcome"]),
            row["interviewed"],
        )
