"""How a case stands for one of its people: their next step with its address, and the road."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from tweespraak.assessments.documents.client import sees_line
from tweespraak.assessments.documents.mine import my_next, my_state
from tweespraak.assessments.documents.steps import NEXT
from tweespraak.assessments.documents.words import STAGES, STATES
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import missing_in
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.corrections import has_open_request
from tweespraak.assessments.queries.days import facts_of_parts
from tweespraak.assessments.queries.deciding import released_to, sees
from tweespraak.assessments.queries.reports import is_with_reader
from tweespraak.assessments.rules.briefs import Missing
from tweespraak.assessments.rules.days import PartKind, is_over
from tweespraak.assessments.rules.next import (
    Facts,
    Next,
    client_next,
    participant_next,
    planner_next,
    psychologist_next,
    reader_next,
)
from tweespraak.assessments.rules.standing import ClientSees, road
from tweespraak.assessments.rules.states import OVER, WITH_PARTICIPANT, State

# The page where each step is taken; what is not here waits for somebody else.
PAGES = {
    Next.WRITE_BRIEF: "brief_change",
    Next.SIGN_BLOCKING: "blocking",
    Next.OFFER: "offer",
    Next.ACCEPT: "accept",
    Next.INVITE: "invite",
    Next.READ_SHEET: "sheet",
    Next.CONSENT: "consent",
    Next.DECIDE_NEEDS: "needs",
    Next.PLAN_DAYS: "parts",
    Next.START: "start",
    Next.TAKE_TEST: "programme",
    Next.FILL_PARTS: "parts",
    Next.WAIT_LEAD: "start",
    Next.WRITE_REPORT: "report",
    Next.REVIEW: "review",
    Next.SHOW: "report",
    Next.READ_REPORT: "read",
    Next.ANSWER: "corrections",
    Next.PLAN_TALK: "plan",
    Next.HOLD_TALK: "talk",
    Next.DECIDE: "decide",
    Next.RECEIVED: "received",
    Next.RELEASE: "release",
    Next.CALL: "call",
}
# Who somebody is in a case, the weightiest first.
ORDER = (
    (Part.PSYCHOLOGIST, psychologist_next),
    (Part.PARTICIPANT, participant_next),
    (Part.SECOND_READER, reader_next),
    (Part.CLIENT, client_next),
    (Part.RECIPIENT, client_next),
    (Part.PLANNER, planner_next),
)


@dataclass(frozen=True)
class Stand:
    """A case as one of its people sees it."""

    place: Place
    part: Part
    step: Next
    url: str
    sees: ClientSees | None = None  # of a client, and who may get the report
    is_read: bool = False  # by who got it

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.place.case

    @property
    def label(self) -> str:
        """What the button says."""
        return str(NEXT[self.step][0])

    @property
    def text(self) -> str:
        """One sentence: what is next, or for whom one waits. A client reads nothing but the course."""
        if self.part in (Part.CLIENT, Part.RECIPIENT):
            return sees_line(self.sees) if self.sees else ""
        if self.is_over:
            return self.state
        return my_next(self.step) if self.is_mine else str(NEXT[self.step][1])

    @property
    def state(self) -> str:
        """The state in words; for a client the same sentence as above."""
        if self.part in (Part.CLIENT, Part.RECIPIENT):
            return sees_line(self.sees) if self.sees else ""
        state = State(self.case.state)
        return my_state(state) if self.is_mine else str(STATES[state])

    @property
    def is_mine(self) -> bool:
        """Whether the assessment is about this person."""
        return self.part is Part.PARTICIPANT

    @property
    def is_over(self) -> bool:
        """Whether nothing happens with it any more."""
        return self.case.state in OVER

    @property
    def waits_for_me(self) -> bool:
        """Whether it is this person's turn."""
        return self.step.is_mine and bool(self.url)

    @property
    def is_pressing(self) -> bool:
        """Whether it belongs on the list of what waits for them: not what they read already."""
        return self.waits_for_me and not self.is_read

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The stations of the road."""
        return [
            {"label": str(STAGES[stage]), "state": word}
            for stage, word in road(State(self.case.state))
        ]


def stand_of(place: Place, at: datetime) -> Stand:
    """How this case stands for this person."""
    facts = facts_of(place.case, at)
    for part, next_of in ORDER:
        if part in place.parts:
            step = next_of(facts)
            if part in (Part.CLIENT, Part.RECIPIENT):
                return _at_client(place, part, step, at)
            return Stand(place, part, step, url_of(step, place.case))
    step = Next.FILL_PARTS if facts.state is State.IN_PROGRESS else Next.NOTHING
    return Stand(place, Part.COLLEAGUE, step, url_of(step, place.case))


def _at_client(place: Place, part: Part, step: Next, at: datetime) -> Stand:
    """For who asks or receives: what is theirs to see, and a report only when it was released to them."""
    case, decision = place.case, released_to(place.case, place.person_id, at)
    if step is Next.RECEIVED and decision is None:
        step = Next.NOTHING
    return Stand(
        place,
        part,
        step,
        url_of(step, case),
        sees=sees(case, place.person_id, at),
        is_read=decision is not None and decision.first_read_at is not None,
    )


def facts_of(case: Case, at: datetime) -> Facts:
    """What decides on everybody's next step."""
    parts = facts_of_parts(case)
    misses = missing_in(case) if case.state == State.DRAFT else ()
    return Facts(
        state=State(case.state),
        is_brief_complete=not misses,
        asks_blocking=misses == (Missing.BLOCKING_SIGNED,)
        or (bool(case.blocking_ground) and case.blocking_signed_by_id is None),
        is_sheet_opened=case.sheet_opened_at is not None,
        has_open_needs=bool(case.needs) and case.needs_decided_at is None,
        has_parts=bool(parts),
        are_parts_planned=bool(parts)
        and all(one.starts_at or one.kind is PartKind.TEST or is_over(one) for one in parts),
        has_test=any(one.kind is PartKind.TEST and not is_over(one) for one in parts),
        reads_alone=case.reads_alone,
        blocking_right=case.blocking_right,
        has_open_request=case.state in WITH_PARTICIPANT and has_open_request(case),
        has_agreed=case.agreed_at is not None,
        is_with_reader=is_with_reader(case),
        is_to_call=case.reminders > 0,
    )


def url_of(step: Next, case: Case) -> str:
    """Where a step is taken; empty where there is nothing to do."""
    page = PAGES.get(step)
    try:
        return reverse(f"assessments:{page}", args=[case.pk]) if page else ""
    except NoReverseMatch:
        return ""
