"""What somebody may want to bring up, and for which reason. Seen by nobody but them; they choose."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.conversations.rules.places import Place

MOST_SUGGESTIONS = 3


class Reason(StrEnum):
    """Why something is suggested."""

    GOAL = "goal"  # one of my open goals
    AGREEMENT = "agreement"  # what the two of us agreed and did not close yet
    INSIGHT = "insight"  # what I laid on the table


# The question of each theme that follows something up, and those that carry a goal further.
FOLLOW_UP = {
    "results": "P-RES-6",
    "development": "P-DEV-6",
    "collaboration": "P-COL-6",
    "wellbeing": "P-WEL-6",
    "ambitions": "P-AMB-4",
    "direction": "P-DIR-5",
    "check_in": "CI-3",
}
FOR_GOALS = ("P-DEV-6", "P-DEV-3", "P-AMB-6", "CI-2")
FOR_AGREEMENTS = "CI-3"


@dataclass(frozen=True)
class Source:
    """One thing of mine: its name, and a theme or words to bring up with it."""

    reason: Reason
    about: str
    theme: str = ""
    topic: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Suggestion:
    """A question to take, or a topic to put on the agenda; `about` is what it follows from."""

    reason: Reason
    about: str
    question: str = ""
    topic: str = ""
    place: Place | None = None


def suggestions(
    sources: Iterable[Source], *, offered: Collection[str], topics: Collection[str]
) -> list[Suggestion]:
    """At most three, one for each reason first. `offered` questions are still free to take."""
    found: list[Suggestion] = []
    taken = set(topics)
    for source in _mixed(sources):
        one = _suggestion(source, set(offered) - taken, taken)
        if one:
            taken |= {one.question, one.topic}
            found.append(one)
    return found[:MOST_SUGGESTIONS]


def _mixed(sources: Iterable[Source]) -> Iterator[Source]:
    """The first of every reason, then the second of every reason, and so on."""
    by_reason: dict[Reason, list[Source]] = {reason: [] for reason in Reason}
    for source in sources:
        by_reason[source.reason].append(source)
    for turn in range(max(map(len, by_reason.values()))):
        yield from (rows[turn] for rows in by_reason.values() if turn < len(rows))


def _suggestion(source: Source, free: set[str], taken: set[str]) -> Suggestion | None:
    if source.reason is Reason.INSIGHT:
        fresh = source.topic and source.topic not in taken
        return (
            Suggestion(source.reason, source.about, topic=source.topic, place=source.place)
            if fresh
            else None
        )
    wanted = FOR_GOALS if source.reason is Reason.GOAL else _for(source.theme)
    key = next((key for key in wanted if key in free), "")
    return Suggestion(source.reason, source.about, question=key) if key else None


def _for(theme: str) -> tuple[str, ...]:
    return (FOLLOW_UP.get(theme, FOR_AGREEMENTS), FOR_AGREEMENTS)
