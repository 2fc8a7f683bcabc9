"""What the participant takes along: how it is going, a talk after all, goals and the card, as tiles on their page."""

from dataclasses import dataclass
from datetime import date, datetime

from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.after import goals_of_talk
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.talks import Talk, around_of, talk_of
from tweespraak.assessments.rules.after import is_aftercare_open, may_make_goals
from tweespraak.assessments.rules.states import RELEASED, State
from tweespraak.assessments.rules.talks import CLAIM, may_plan
from tweespraak.people.api import day_in, names_in


@dataclass(frozen=True)
class Afterwards:
    """What there is after the talk. `claim_until`: a talk that was given up can still be had until then."""

    is_asked: bool  # the three questions wait
    is_answered: bool
    asks_on: date | None  # or come on this day
    claim_until: datetime | None
    planned: Talk | None  # a talk that is planned after the release
    goals: int
    has_card: bool
    card_reader: str

    @property
    def has_aftercare(self) -> bool:
        """Whether there is anything to say about how it is going."""
        return self.is_asked or self.is_answered or self.asks_on is not None


def afterwards(place: Place, at: datetime) -> Afterwards | None:
    """For the participant, from the talk on; None for everybody else and before."""
    case = place.case
    begun = case.talk_began_at is not None
    if Part.PARTICIPANT not in place.parts:
        return None
    if not may_make_goals(State(case.state), has_begun=begun):
        return None
    is_released = case.state in RELEASED
    talk = talk_of(case) if is_released else None
    around = around_of(case)
    claims = is_released and may_plan(around, at) and around.released_at is not None
    reader = case.card_shared_with_id
    return Afterwards(
        is_asked=is_aftercare_open(
            case.aftercare_on, day_in(case.organisation, at), case.aftercare
        ),
        is_answered=bool(case.aftercare),
        asks_on=case.aftercare_on,
        claim_until=around.released_at + CLAIM if claims and around.released_at else None,
        planned=talk if talk and talk.is_planned else None,
        goals=len(goals_of_talk(case)),
        has_card=bool(case.card),
        card_reader=_name(case) if reader else "",
    )


def _name(case: Case) -> str:
    key = case.card_shared_with_id
    return names_in(case.organisation_id, [key]).get(key, "") if key else ""
