"""How far an assessment is for each of its people: the road, and what a client may know of it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tweespraak.assessments.rules.states import State


class Stage(StrEnum):
    """The stations of the road, the same for everybody in it."""

    BRIEF = "brief"
    INFORMED = "informed"
    DAY = "day"
    REPORT = "report"
    READ = "read"
    TALK = "talk"
    DECIDE = "decide"


class ClientSees(StrEnum):
    """All that a client ever reads about the course, apart from a released report."""

    ASKED = "asked"  # to accept
    PREPARED = "prepared"
    INVITED = "invited"
    DONE = "done"  # the parts; being worked out
    IN_TALK = "in_talk"
    RELEASED = "released"
    BLOCKED = "blocked"  # fixed sentence
    UNAVAILABLE = "unavailable"  # fixed sentence
    STOPPED = "stopped"  # fixed sentence
    ENDED = "ended"


S = State
STAGE: Mapping[State, Stage] = MappingProxyType(
    {
        **dict.fromkeys((S.DRAFT, S.OFFERED), Stage.BRIEF),
        **dict.fromkeys((S.ACCEPTED, S.INVITED), Stage.INFORMED),
        **dict.fromkeys((S.CONSENTED, S.IN_PROGRESS), Stage.DAY),
        **dict.fromkeys((S.MEASURED, S.DRAFTING, S.REVIEWED), Stage.REPORT),
        S.WITH_PARTICIPANT: Stage.READ,
        **dict.fromkeys((S.TALK_PLANNED, S.TALK_WAIVED), Stage.TALK),
        **dict.fromkeys((S.TALK_HELD, S.DECIDING, S.EXPIRED_UNRELEASED), Stage.DECIDE),
    }
)
CLIENT_SEES: Mapping[State, ClientSees] = MappingProxyType(
    {
        S.OFFERED: ClientSees.ASKED,
        **dict.fromkeys((S.DRAFT, S.ACCEPTED), ClientSees.PREPARED),
        **dict.fromkeys((S.INVITED, S.CONSENTED, S.IN_PROGRESS), ClientSees.INVITED),
        **dict.fromkeys((S.MEASURED, S.DRAFTING, S.REVIEWED), ClientSees.DONE),
        **dict.fromkeys(
            (S.WITH_PARTICIPANT, S.TALK_PLANNED, S.TALK_HELD, S.TALK_WAIVED, S.DECIDING),
            ClientSees.IN_TALK,
        ),
        **dict.fromkeys((S.RELEASED, S.PARTIALLY_RELEASED), ClientSees.RELEASED),
        S.BLOCKED: ClientSees.BLOCKED,
        S.EXPIRED_UNRELEASED: ClientSees.UNAVAILABLE,
        S.WITHDRAWN: ClientSees.STOPPED,
        S.ACCESS_ENDED: ClientSees.ENDED,
    }
)


def road(state: State) -> list[tuple[Stage, str]]:
    """Every station with `done`, `current` or `todo`; all of them done once it is over."""
    now = STAGE.get(state)
    every = list(Stage)
    reached = every.index(now) if now else len(every)
    return [
        (stage, "done" if place < reached else "current" if place == reached else "todo")
        for place, stage in enumerate(every)
    ]
