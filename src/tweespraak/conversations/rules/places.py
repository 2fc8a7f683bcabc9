"""Where in a preparation something stands: the name of its field, on the page and back."""

from dataclasses import dataclass
from uuid import UUID

from tweespraak.conversations.rules.writing import LONGEST_ENTRY, LONGEST_TOPIC, Part

LONGEST_KEY = 40


@dataclass(frozen=True)
class Place:
    """One place: `key` is the theme of an answer, the goal, the result, or the topic itself.

    `question` is the question of the theme, or the scale of the result.
    """

    part: Part
    key: UUID
    question: str = ""

    @property
    def name(self) -> str:
        """How the field is called."""
        return ":".join((self.part.value, str(self.key), self.question))

    @property
    def longest(self) -> int:
        """So many characters fit."""
        return LONGEST_TOPIC if self.part is Part.TOPIC else LONGEST_ENTRY


def read_place(name: str) -> Place | None:
    """The place a field stands for; None when it is not one of ours."""
    part, _, rest = name.partition(":")
    key, _, question = rest.partition(":")
    try:
        place = Place(Part(part), UUID(key), question)
    except ValueError:
        return None
    return place if len(question) <= LONGEST_KEY and place.part is not Part.ADDITION else None
