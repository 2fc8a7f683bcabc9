"""When what was answered asks for a conversation (practice §3.3): required, offered, or thanks alone.

Means are exact fractions: a mean of 3 is never a hair below 3. What did not apply is in no mean.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from tweespraak.evaluations.rules.topics import MIRRORED
from tweespraak.evaluations.rules.vacated import Outcome


class Trigger(StrEnum):
    """Why a conversation is asked for."""

    LT1 = "LT1"  # the client would rather not recommend it
    LT2 = "LT2"  # a topic went badly
    LT3 = "LT3"  # a whole dimension stayed below adequate
    LT4 = "LT4"  # somebody asks for it
    LT5 = "LT5"  # clearly lower than the time before
    LT6 = "LT6"  # the two look very differently at the same thing
    LT7 = "LT7"  # the vacancy was withdrawn after people had been interviewed


class Follow(StrEnum):
    """What follows on reading each other."""

    REQUIRE = "require"  # talk about it
    OFFER = "offer"  # the client is offered a talk
    THANK = "thank"  # the client hears what is done with it


DETRACTOR, PASSIVE = 6, 8  # the highest of each on the scale of 0 to 10
BAD = 2  # the highest value that went badly
ADEQUATE = Fraction(3)
GOOD_ENOUGH = Fraction(7, 2)  # below this mean a talk is offered
FALL = Fraction(1)  # a mean that is this much lower than before
GAP = 2  # points between the two on the same thing
FEWEST = 2  # topics that make a mean of a dimension


@dataclass(frozen=True)
class Said:
    """What the client answered; a topic that did not apply is in none of it."""

    values: Mapping[str, int] = field(default_factory=dict)  # topic: 1 to 5
    dimensions: Mapping[str, str] = field(default_factory=dict)  # topic: dimension
    nps: int | None = None
    has_reason: bool = False  # beside the nps


@dataclass(frozen=True)
class Beside:
    """What counts beside the client's own answers."""

    mirror: Mapping[str, int] = field(default_factory=dict)  # of the recruiter
    previous: Fraction | None = None  # the mean this client gave the time before
    asks: bool = False  # one of the two wants to talk about it
    is_off: bool = False  # withdrawn after interviews


@dataclass(frozen=True)
class Gap:
    """The same thing, seen from both chairs."""

    client_topic: str
    recruiter_topic: str
    client: int
    recruiter: int

    @property
    def size(self) -> int:
        """Points between the two."""
        return abs(self.client - self.recruiter)

    @property
    def is_wide(self) -> bool:
        """Whether this alone is worth a talk."""
        return self.size >= GAP


def follow(because: Collection[Trigger], said: Said) -> Follow:
    """What follows on reading each other."""
    if because:
        return Follow.REQUIRE
    return Follow.OFFER if live_offered(said) else Follow.THANK


def triggers(said: Said, beside: Beside) -> tuple[Trigger, ...]:
    """Every rule that asks for a conversation, in their order."""
    mean = mean_of(said.values.values())
    fell = beside.previous is not None and mean is not None and beside.previous - mean >= FALL
    holds = {
        Trigger.LT1: said.nps is not None and said.nps <= DETRACTOR,
        Trigger.LT2: any(value <= BAD for value in said.values.values()),
        Trigger.LT3: any(one < ADEQUATE for one in dimension_means(said).values()),
        Trigger.LT4: beside.asks,
        Trigger.LT5: fell,
        Trigger.LT6: any(one.is_wide for one in gaps(said.values, beside.mirror)),
        Trigger.LT7: beside.is_off,
    }
    return tuple(trigger for trigger, it_holds in holds.items() if it_holds)


def live_offered(said: Said) -> bool:
    """Whether a talk is offered, when nothing requires one."""
    mean = mean_of(said.values.values())
    doubts = said.nps is not None and DETRACTOR < said.nps <= PASSIVE and said.has_reason
    return doubts or (mean is not None and mean < GOOD_ENOUGH)


def dimension_means(said: Said) -> dict[str, Fraction]:
    """The mean of every dimension of which at least two topics were answered."""
    values: dict[str, list[int]] = defaultdict(list)
    for topic, value in said.values.items():
        values[said.dimensions.get(topic, "")].append(value)
    return {
        dimension: Fraction(sum(each), len(each))
        for dimension, each in values.items()
        if dimension and len(each) >= FEWEST
    }


def gaps(client: Mapping[str, int], recruiter: Mapping[str, int]) -> list[Gap]:
    """What both answered about the same thing, the widest difference first."""
    found = [
        Gap(theirs, ours, client[theirs], recruiter[ours])
        for theirs, ours in MIRRORED
        if theirs in client and ours in recruiter
    ]
    return sorted(found, key=lambda gap: -gap.size)


def mean_of(values: Iterable[int | None]) -> Fraction | None:
    """The exact mean of what was answered; None when nothing applied."""
    given = [value for value in values if value is not None]
    return Fraction(sum(given), len(given)) if given else None


def is_off(vacancies: Iterable[Mapping[str, object]]) -> bool:
    """Whether one of these vacancies was withdrawn after somebody had been interviewed."""
    return any(
        one.get("outcome") == Outcome.WITHDRAWN and one.get("interviewed") for one in vacancies
    )
