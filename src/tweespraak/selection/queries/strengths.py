"""What of one's own insights one may want to show in an interview."""

from dataclasses import dataclass
from uuid import UUID

from tweespraak.insights.api import (
    Band,
    Kind,
    ScaleScore,
    latest_result,
    reading_of,
    scale_text,
    scores_of,
)
from tweespraak.instruments.api import PERSONALITY
from tweespraak.people.api import Person

MOST = 8  # to choose from
PREFIX = "strength:"  # before the key of a scale, where a tick is a strength


@dataclass(frozen=True)
class Strength:
    """A competency one's own answers speak of; no number or band goes along to an interview."""

    key: str
    name: str
    definition: str

    @property
    def tick(self) -> str:
        """What its box on the page is called."""
        return f"{PREFIX}{self.key}"


def strengths_of(person: Person | UUID) -> list[Strength]:
    """The competencies that stand out most in the newest result, in words; none without a result."""
    result = latest_result(person, PERSONALITY)
    scores = scores_of(result).values() if result else ()
    found = [one for one in scores if one.kind is Kind.COMPETENCY and _stands_out(one)]
    highest = sorted(found, key=lambda one: (-(one.z or 0), one.key))[:MOST]
    return [_strength(one.key) for one in highest]


def _stands_out(score: ScaleScore) -> bool:
    """Whether it is at least about the same as with most people, whatever its margin of error."""
    reached = {meaning.band for meaning in reading_of(score).meanings}
    return bool(reached) and Band.LOW not in reached


def _strength(key: str) -> Strength:
    text = scale_text(key)
    return Strength(key, text.name, text.definition)
