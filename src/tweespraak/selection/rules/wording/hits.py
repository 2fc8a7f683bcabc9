"""What the guard on words says about a place in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What happens with a text in which this stands."""

    BLOCK = "block"  # it does not go out as it is; HR may let it go out with a reason
    WARN = "warn"  # a second reader looks at it first


class Ground(StrEnum):
    """On which ground a distinction may not be made; VAGUE is no ground, but raises the suspicion."""

    AGE = "age"
    SEX = "sex"
    PREGNANCY = "pregnancy"
    HEALTH = "health"
    RELIGION = "religion"
    RACE = "race"
    NATIONALITY = "nationality"
    ORIENTATION = "orientation"
    CIVIL_STATUS = "civil_status"
    POLITICS = "politics"
    HOURS = "hours"
    CONTRACT = "contract"
    SALARY_HISTORY = "salary_history"
    VAGUE = "vague"


@dataclass(frozen=True)
class LawHit:
    """Words in a text, with the sentence they stand in. Never logged, never kept."""

    start: int
    end: int
    word: str  # what the list calls it
    level: Level
    ground: Ground
    found: str  # as it was written
    before: str  # the rest of its sentence, on both sides
    after: str
    why: str  # in the language of the reader
    rewrite: str
    is_required: bool = False  # stands in the signed requirements or the job title: only warns

    @property
    def sentence(self) -> str:
        """The whole sentence it stands in."""
        return f"{self.before}{self.found}{self.after}"

    @property
    def where(self) -> tuple[int, int]:
        """From which letter to which."""
        return self.start, self.end

    @property
    def blocks(self) -> bool:
        """Whether the text cannot go out as long as this stands in it."""
        return self.level is Level.BLOCK
