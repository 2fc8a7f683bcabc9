"""Plan the talks of a cycle: everybody once per period, who joined since then too, nobody twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.audit.api import record_each
from tweespraak.conversations.actions.cycles import locked_cycle
from tweespraak.conversations.actions.planning import PLANNED
from tweespraak.conversations.actions.steps import step
from tweespraak.conversations.models import Conversation, Cycle, Participant, Theme
from tweespraak.conversations.queries import libraries, library
from tweespraak.conversations.queries.cycles import Pair, is_running, periods_of, who_talks
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.planning import cycle_refused
from tweespraak.conversations.rules.reminding import MORNING
from tweespraak.conversations.rules.rhythm import ASK_BEFORE, Period, questions_for
from tweespraak.conversations.rules.states import Act, Reason, State
from tweespraak.conversations.rules.themes import ThemeWords, copied
from tweespraak.conversations.rules.writing import forget_drafts_at
from tweespraak.notifications.api import notify
from tweespraak.people.api import day_in

CHOOSE_MOMENT_NOTICE = "conversations.choose_moment"
IN_ONE_GO = 500  # rows per query
# Who was called off for these reasons still has a talk to come, with whom they work for now.
_PLAN_AGAIN = (Reason.MANAGER_CHANGED, Reason.LEFT)


@dataclass
class _Batch:
    conversations: list[Conversation] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)


@transaction.atomic
def plan_cycle(*, cycle: Cycle, at: datetime) -> int:
    """Plan whoever has no talk yet in a period that is still to come; returns how many talks.

    The same few queries for ten people and for two thousand. Pressing start twice, or the clock
    that looks every day, plans nothing twice.
    """
    cycle = locked_cycle(cycle.pk)
    if not is_running(cycle):
        return 0
    today = day_in(cycle.organisation, at)
    pairs = who_talks(cycle.organisation_id, cycle.unit, today).pairs
    to_come = [one for one in periods_of(cycle) if not cycle_refused(one.kind, one.until_on, today)]
    planned = _Planned(cycle, pairs)
    batch = _Batch()
    for period in to_come:
        words = copied(questions_for(period.kind, period.themes, library("nl")), libraries())
        for pair in planned.without(period, pairs):
            _add(batch, cycle, period, words, pair, planned.key(period, pair), at)
    _write(batch, cycle, at)
    return len(batch.conversations)


class _Planned:
    """What is there already: of this cycle, and of other cycles in the same days."""

    def __init__(self, cycle: Cycle, pairs: Iterable[Pair]) -> None:
        self.cycle = cycle
        self.times: Counter[tuple[UUID, date]] = Counter()
        self.there: set[tuple[UUID, date]] = set()
        self.elsewhere: dict[UUID, list[date]] = {}
        rows = Participant.objects.filter(
            side=Side.EMPLOYEE,
            conversation__organisation=cycle.organisation_id,
            conversation__cycle__isnull=False,
        ).values_list(
            "person_id", "conversation__cycle_id", "conversation__by_on",
            "conversation__state", "conversation__ended_because",
        )  # fmt: skip
        for person, its, by_on, state, because in rows:
            called_off = state == State.CANCELLED
            if by_on is None:
                continue
            if its != cycle.pk:
                if not called_off:
                    self.elsewhere.setdefault(person, []).append(by_on)
                continue
            self.times[person, by_on] += 1
            if not called_off or because not in _PLAN_AGAIN:
                self.there.add((person, by_on))

    def without(self, period: Period, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Who has no talk in this period: not of this cycle, nor by another one."""
        for pair in pairs:
            person = pair.employee.person_id
            others = self.elsewhere.get(person, [])
            taken = any(period.from_on <= by_on <= period.until_on for by_on in others)
            if not taken and (person, period.until_on) not in self.there:
                yield pair

    def key(self, period: Period, pair: Pair) -> UUID:
        """The key this talk has whoever plans it; another one after a change of manager."""
        person = pair.employee.person_id
        return uuid5(self.cycle.pk, f"{period.key}:{person}:{self.times[person, period.until_on]}")


def _add(
    batch: _Batch,
    cycle: Cycle,
    period: Period,
    words: Iterable[ThemeWords],
    pair: Pair,
    key: UUID,
    at: datetime,
) -> None:
    batch.conversations.append(
        Conversation(
            pk=key,
            organisation_id=cycle.organisation_id,
            kind=period.kind,
            cycle=cycle,
            by_on=period.until_on,
            minutes=period.minutes,
            created_at=at,
            due_at=max(at, _morning_of(period.from_on - ASK_BEFORE, cycle)),
        )
    )
    for side, member in ((Side.EMPLOYEE, pair.employee), (Side.MANAGER, pair.manager)):
        batch.participants.append(
            Participant(conversation_id=key, side=side, person_id=member.person_id)
        )
    for position, one in enumerate(words):
        batch.themes.append(
            Theme(
                conversation_id=key,
                key=one.key,
                position=position,
                name=one.name,
                questions=one.questions,
            )
        )


def _morning_of(day: date, cycle: Cycle) -> datetime:
    return datetime.combine(day, MORNING, ZoneInfo(cycle.organisation.time_zone))


def _write(batch: _Batch, cycle: Cycle, at: datetime) -> None:
    Conversation.objects.bulk_create(batch.conversations, batch_size=IN_ONE_GO)
    Participant.objects.bulk_create(batch.participants, batch_size=IN_ONE_GO)
    Theme.objects.bulk_create(batch.themes, batch_size=IN_ONE_GO)
    employees = [one for one in batch.participants if one.side == Side.EMPLOYEE]
    record_each(
        action=PLANNED,
        object_type="conversation",
        about={one.conversation_id: one.person_id for one in employees},
        at=at,
        by=None,
        organisation=cycle.organisation_id,
    )


def ask_for_moment(conversation: Conversation, at: datetime) -> None:
    """A talk of a cycle without a moment: both are asked for one, or it is over with the cycle.

    Four weeks before the period, and once more when it begins.
    """
    cycle = conversation.cycle
    if cycle is None:
        return
    if cycle.stopped_at:
        step(
            conversation,
            Act.CANCEL,
            by=None,
            at=at,
            ended_because=Reason.NO_LONGER_NEEDED,
            due_at=forget_drafts_at(at),  # one may have begun to prepare before there was a moment
        )
        return
    if conversation.by_on is None or day_in(cycle.organisation, at) > conversation.by_on:
        return
    for participant in conversation.participants.all():
        notify(
            organisation=conversation.organisation_id,
            person=participant.person_id,
            kind=CHOOSE_MOMENT_NOTICE,
            object_id=conversation.pk,
            at=at,
            again=True,
        )
    period = next((one for one in periods_of(cycle) if one.until_on == conversation.by_on), None)
    begins_at = _morning_of(period.from_on, cycle) if period else at
    if begins_at > at:
        conversation.due_at = begins_at
