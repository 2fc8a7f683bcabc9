"""What insights announces."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class ResultReady:
    """A finished test has been scored."""

    result_id: UUID
    person_id: UUID
    at: datetime
