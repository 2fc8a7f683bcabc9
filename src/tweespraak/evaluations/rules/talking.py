"""The talk that follows on a low score: who may do what when, and what it is about (E8–E10, §3.3)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tweespraak.evaluations.rules.live import GAP, gaps
from tweespraak.evaluations.rules.states import TALKING, Side, State
from tweespraak.evaluations.rules.topics import MOST_LIVE, live_refused

MOST_MOMENTS = 3
MOST_OF_RECRUITER = MOST_LIVE - 1  # one place is the client's
SHORT, USUAL = 15, 30  # minutes: a phone call, or sitting down together
STRONG = 4  # from this value on something went well


class Way(StrEnum):
    """How the two talk."""

    MEETING = "meeting"
    VIDEO = "video"
    PHONE = "phone"


class Why(StrEnum):
    """Why a topic is suggested."""

    LOWEST = "lowest"
    GAP = "gap"
    STRENGTH = "strength"


class TalkRefusal(StrEnum):
    """Why a talk is not planned or declined like this."""

    NOT_NOW = "not_now"
    OWN_FIRST = "own_first"  # the recruiter did not answer themselves yet
    NO_TOPIC = "no_topic"
    TOO_MANY_TOPICS = "too_many_topics"
    OTHER_TOPIC = "other_topic"  # that was not asked
    NO_MOMENT = "no_moment"
    TOO_MANY_MOMENTS = "too_many_moments"
    PAST = "past"
    CHANGED = "changed"  # there is another offer by now
    OWN_OFFER = "own_offer"  # the other chooses
    HELD = "held"


@dataclass(frozen=True)
class Offer:
    """The moments one of the two offers; the other chooses one."""

    by: Side
    moments: tuple[datetime, ...]
    minutes: int
    way: Way
    place: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "by": str(self.by),
            "moments": [one.isoformat() for one in self.moments],
            "minutes": self.minutes,
            "way": str(self.way),
            "place": self.place,
        }

    @classmethod
    def of_json(cls, row: Mapping[str, Any]) -> "Offer | None":
        """As it was kept; None when there is none."""
        if not row:
            return None
        moments = tuple(datetime.fromisoformat(one) for one in row["moments"])
        return cls(Side(row["by"]), moments, row["minutes"], Way(row["way"]), row["place"])

    def open_at(self, at: datetime) -> tuple[datetime, ...]:
        """The moments that are still to come."""
        return tuple(one for one in self.moments if one > at)


@dataclass(frozen=True)
class Given:
    """What both answered, and everything they were asked; what did not apply has no value."""

    asked: tuple[str, ...]
    client: Mapping[str, int]
    recruiter: Mapping[str, int]


def suggested(given: Given) -> dict[str, Why]:
    """What to talk about: the lowest topic, the widest difference, and one strength; in that order."""
    found: dict[str, Why] = {}
    if given.client:
        lowest = min(given.client, key=lambda key: (given.client[key], given.asked.index(key)))
        found[lowest] = Why.LOWEST
    wide = [
        one.client_topic
        for one in gaps(given.client, given.recruiter)
        if one.size >= GAP and one.client_topic not in found
    ]
    found.update(dict.fromkeys(wide[:1], Why.GAP))
    strong = [key for key, value in given.client.items() if value >= STRONG and key not in found]
    if strong:
        best = max(strong, key=lambda key: (given.client[key], -given.asked.index(key)))
        found[best] = Why.STRENGTH
    return found


def went_well(values: Collection[int]) -> bool:
    """Whether a topic belongs to what should stay: somebody scored it, and nobody low."""
    return bool(values) and all(value >= STRONG for value in values)


def agenda_of(chosen: Mapping[Side, Sequence[str]]) -> list[dict[str, str]]:
    """The topics of both, the recruiter's first; what both chose stands there once."""
    rows: dict[str, Side] = {}
    for side in (Side.RECRUITER, Side.CLIENT):
        for key in chosen.get(side, ()):
            rows.setdefault(key, side)
    return [{"key": key, "by": str(side)} for key, side in rows.items()]


def topics_refused(keys: Sequence[str], asked: Collection[str], side: Side) -> TalkRefusal | None:
    """Why one side cannot bring these topics; the client brings one, the recruiter the others."""
    if not keys:
        return TalkRefusal.NO_TOPIC
    if any(key not in asked for key in keys):
        return TalkRefusal.OTHER_TOPIC
    most = 1 if side is Side.CLIENT else MOST_OF_RECRUITER
    if len(keys) > most or live_refused(keys):
        return TalkRefusal.TOO_MANY_TOPICS
    return None


def moments_refused(moments: Sequence[datetime], at: datetime) -> TalkRefusal | None:
    """Why these moments cannot be offered."""
    if not moments:
        return TalkRefusal.NO_MOMENT
    if len(moments) > MOST_MOMENTS:
        return TalkRefusal.TOO_MANY_MOMENTS
    return TalkRefusal.PAST if min(moments) <= at else None


def offer_refused(state: State, *, owes_own: bool) -> TalkRefusal | None:
    """Why nothing can be offered or chosen; the recruiter answers first, so that both lie on the table."""
    if state not in TALKING:
        return TalkRefusal.NOT_NOW
    return TalkRefusal.OWN_FIRST if owes_own else None


def choice_refused(
    offer: Offer | None, side: Side, moment: datetime, at: datetime
) -> TalkRefusal | None:
    """Why this moment cannot be chosen by this side."""
    if offer is None or moment not in offer.moments:
        return TalkRefusal.CHANGED
    if offer.by is side:
        return TalkRefusal.OWN_OFFER
    return TalkRefusal.PAST if moment <= at else None


def decline_refused(state: State, side: Side, *, is_held: bool) -> TalkRefusal | None:
    """Why it cannot be declined: the client may, until the two have talked."""
    if side is not Side.CLIENT or state not in (*TALKING, State.LIVE_PLANNED):
        return TalkRefusal.NOT_NOW
    return TalkRefusal.HELD if is_held else None


@dataclass(frozen=True)
class Terms:
    """By when somebody calls and the talk is held, and what was done of it; days of the organisation."""

    contact_by_on: date | None
    live_by_on: date | None
    is_contacted: bool
    is_held: bool


def is_late(terms: Terms, today: date) -> bool:
    """Whether a required talk was not followed up: nobody called in time, or it was not held in time."""
    unheard = not (terms.is_contacted or terms.is_held)
    no_call = unheard and terms.contact_by_on is not None and today > terms.contact_by_on
    not_held = not terms.is_held and terms.live_by_on is not None and today > terms.live_by_on
    return no_call or not_held


def looks_next_on(terms: Terms, today: date) -> date | None:
    """The next last day that is still to come or is today; None: nothing is waited for any more."""
    if terms.is_held:
        return None
    days = [None if terms.is_contacted else terms.contact_by_on, terms.live_by_on]
    return min((day for day in days if day and day >= today), default=None)
