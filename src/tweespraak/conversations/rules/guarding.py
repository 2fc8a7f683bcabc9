"""What happens with a text that seems to be about somebody's health: held, or only said.

A soft word holds the text, and whoever writes may confirm that it is not about somebody's health. A
hard word names an illness or a treatment: only the employee may confirm it, in words of their own.
The manager's ways out are other words, or the employee who writes it down; and HR can allow a word
for the whole organisation. A word that stands in the job title of one of the two only warns.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.conversations.rules.cards import Side


class Weight(StrEnum):
    """How sure a word is about health."""

    HARD = "hard"
    SOFT = "soft"


class About(StrEnum):
    """What a word is about: it decides what is said, and which other words are offered."""

    DIAGNOSIS = "diagnosis"
    TREATMENT = "treatment"
    ABSENCE = "absence"
    CARE = "care"
    FAMILY = "family"


@dataclass(frozen=True)
class HealthHit:
    """A word in a text, with the sentence it stands in. Never logged, never kept."""

    start: int
    end: int
    word: str  # of the list
    weight: Weight
    about: About
    found: str  # as it was written
    before: str  # the rest of its sentence, on both sides
    after: str
    only_warns: bool = False

    @property
    def holds(self) -> bool:
        """Whether the text is not saved as long as this stands in it unconfirmed."""
        return not self.only_warns


def holding(hits: Iterable[HealthHit], known: Iterable[HealthHit] = ()) -> list[HealthHit]:
    """The hits that hold a text. What was let pass before, in what is stored, is not asked again."""
    passed = {hit.found.casefold() for hit in known}
    return [hit for hit in hits if hit.holds and hit.found.casefold() not in passed]


def may_confirm(hits: Iterable[HealthHit], writer: Side) -> bool:
    """Whether this side may say that these words are not about somebody's health."""
    return writer is Side.EMPLOYEE or all(hit.weight is not Weight.HARD for hit in hits)


def is_let_pass(hits: Collection[HealthHit], writer: Side, *, is_confirmed: bool) -> bool:
    """Whether a text with these holding hits is saved."""
    return not hits or (is_confirmed and may_confirm(hits, writer))
