"""What people add to the figures of a cycle: who stands in which cell with which numbers. Keys only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Min, Q

from tweespraak.conversations.models import Agreement, Cycle, Participant, Theme
from tweespraak.conversations.queries.cycles import who_talks
from tweespraak.conversations.queries.rhythm import gaps, themes_coming, themes_offered
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.conversations.rules.figures import EVERYBODY, JOINED, NO_UNIT, Figure, Part
from tweespraak.conversations.rules.pulse import QUESTIONS
from tweespraak.conversations.rules.rhythm import Period, missing_themes
from tweespraak.conversations.rules.states import BEFORE_HELD, State
from tweespraak.people.api import Organisation, Post, day_in

# After its day an agreement is on the next agenda: closed later than that is not on time.
FOLLOWED_WITHIN = timedelta(days=14)
# Until then what people say trickles in: one answer more would tell what one person said.
SAID_AFTER = timedelta(days=14)
AT_THE_START = timedelta(
    days=1
)  # who is planned for within it was there when the cycle was started
_NEVER_AGREED = (AgreementState.PROPOSED, AgreementState.DROPPED)
_CLOSED = (AgreementState.CLOSED_DONE, AgreementState.CLOSED_NOT_DONE)
Cells = tuple[str, ...]


@dataclass(frozen=True)
class _Talk:
    """A talk of a period, as far as it is counted."""

    key: UUID
    employee: UUID
    manager: UUID | None
    state: str
    by_on: date
    starts_at: datetime | None
    held_at: datetime | None
    pulses: Mapping[str, Mapping[str, int]]  # by side


def parts_of_period(cycle: Cycle, period: Period, today: date) -> dict[Figure, list[Part]]:
    """Everything that is counted of one period."""
    talks, cells, organisation = _talks(cycle, period), _Places(cycle), cycle.organisation
    found = {
        Figure.PROGRESS: [
            Part(
                str(talk.employee),
                cells.of(talk.employee),
                {_bucket(talk, organisation, today): 1},
            )
            for talk in talks
        ]
    }
    if period.until_on + SAID_AFTER >= today:
        return found
    return found | {
        Figure.THEMES: _themes(talks),
        Figure.AGREEMENTS: _agreements(talks, organisation, today),
        Figure.PULSE_EMPLOYEES: [
            Part(str(talk.employee), cells.of(talk.employee), talk.pulses[Side.EMPLOYEE])
            for talk in talks
            if Side.EMPLOYEE in talk.pulses
        ],
        Figure.PULSE_MANAGERS: _managers(talks),
    }


def parts_of_year(cycle: Cycle, today: date) -> list[Part]:
    """Of everybody in a cycle: whether a theme is missing this year, or a gap is too long.

    Who left, or has nobody to talk with now, stays in the count without either.
    """
    organisation, cells = cycle.organisation, _Places(cycle)
    pairs = {
        one.employee.person_id: (one.employee.person_id, one.manager.person_id)
        for one in who_talks(cycle.organisation_id, cycle.unit, today).pairs
    }
    offered = themes_offered(organisation, today.year)
    coming = themes_coming(organisation, today)
    long = gaps(organisation, pairs.values(), today)
    return [
        Part(
            str(person),
            cells.of(person),
            {
                "missing": int(
                    person in pairs
                    and bool(missing_themes(offered.get(person, set()) | coming.get(person, set())))
                ),
                "gap": int(pairs.get(person) in long),
            },
        )
        for person in sorted(cells.people)
    ]


class _Places:
    """Where people worked when the cycle was started: groups that do not shift afterwards."""

    def __init__(self, cycle: Cycle) -> None:
        begun = cycle.started_at or cycle.created_at
        seats = Participant.objects.filter(side=Side.EMPLOYEE, conversation__cycle=cycle)
        first = seats.values_list("person_id").annotate(Min("conversation__created_at"))
        planned = dict(first)
        self.people = set(planned)
        self.joined = {one for one, at in planned.items() if at > begun + AT_THE_START}
        day = day_in(cycle.organisation, begun)
        posts = Post.objects.filter(  # also of who left since then
            Q(until_on=None) | Q(until_on__gt=day),
            since_on__lte=day,
            membership__organisation_id=cycle.organisation_id,
            unit__isnull=False,
        )
        self.units: dict[UUID, Cells] = {}
        places = posts.values_list("membership__person_id", "unit_id", "unit__parent_id")
        for person, unit, above in places:
            self.units[person] = (str(unit), str(above)) if above else (str(unit),)

    def of(self, person: UUID) -> Cells:
        """Everybody with the team and its department, or with who has none; or who joined later."""
        if person in self.joined:
            return (JOINED,)
        return (EVERYBODY, *self.units.get(person, (NO_UNIT,)))


def _talks(cycle: Cycle, period: Period) -> list[_Talk]:
    rows = Participant.objects.filter(
        conversation__cycle=cycle, conversation__by_on=period.until_on
    ).select_related("conversation")
    seats: dict[UUID, list[Participant]] = defaultdict(list)
    for row in rows.order_by("conversation__created_at"):
        seats[row.conversation_id].append(row)
    found: dict[UUID, _Talk] = {}
    for both in seats.values():
        talk = _talk(both)
        if talk and (talk.employee not in found or talk.state != State.CANCELLED):
            found[talk.employee] = talk  # with whom they work now; who left stays in the count
    return list(found.values())


def _talk(both: Iterable[Participant]) -> _Talk | None:
    sides = {row.side: row for row in both}
    mine, other = sides.get(Side.EMPLOYEE), sides.get(Side.MANAGER)
    if mine is None or mine.conversation.by_on is None:
        return None
    talk = mine.conversation
    return _Talk(
        key=talk.pk,
        employee=mine.person_id,
        manager=other.person_id if other else None,
        state=talk.state,
        by_on=mine.conversation.by_on,
        starts_at=talk.starts_at,
        held_at=talk.held_at,
        pulses={side: row.pulse for side, row in sides.items() if row.pulse},
    )


def _bucket(talk: _Talk, organisation: Organisation, today: date) -> str:
    if talk.held_at:
        return "held"
    if talk.state not in BEFORE_HELD:
        return "not_held"
    moment = day_in(organisation, talk.starts_at) if talk.starts_at else talk.by_on
    return "planned" if max(moment, talk.by_on) >= today else "not_held"


def _themes(talks: Iterable[_Talk]) -> list[Part]:
    held = {talk.key: talk for talk in talks if talk.held_at}
    touched: dict[UUID, dict[str, int]] = {key: {} for key in held}
    rows = Theme.objects.filter(conversation__in=held, discussed_at__isnull=False).order_by()
    for key, theme in rows.values_list("conversation_id", "key"):
        touched[key][theme] = 1
    return [Part(str(talk.employee), (EVERYBODY,), touched[key]) for key, talk in held.items()]


def _agreements(talks: Iterable[_Talk], organisation: Organisation, today: date) -> list[Part]:
    """For everybody together only: agreements go on for half a year, and change one by one."""
    held = {talk.key: talk for talk in talks if talk.held_at}
    counts = {key: {"made": 0, "due": 0, "on_time": 0} for key in held}
    rows = Agreement.objects.filter(conversation__in=held, moved_from=None)
    for row in rows.exclude(state__in=_NEVER_AGREED).order_by():
        until = row.due_on + FOLLOWED_WITHIN
        closed_on = day_in(organisation, row.closed_at) if row.closed_at else None
        is_closed = row.state in _CLOSED and closed_on is not None
        on_time = is_closed and closed_on is not None and closed_on <= until
        mine = counts[row.conversation_id]
        mine["made"] += 1
        mine["due"] += int(is_closed or until < today)
        mine["on_time"] += int(on_time)
    return [Part(str(talk.employee), (EVERYBODY,), counts[key]) for key, talk in held.items()]


def _managers(talks: Iterable[_Talk]) -> list[Part]:
    """One part per manager, however many talks they held: a group of five is five people."""
    given: dict[UUID, list[Mapping[str, int]]] = defaultdict(list)
    for talk in talks:
        if talk.manager and Side.MANAGER in talk.pulses:
            given[talk.manager].append(talk.pulses[Side.MANAGER])
    return [
        Part(
            str(manager),
            (EVERYBODY,),
            {key: sum(one[key] for one in pulses) / len(pulses) for key in QUESTIONS},
        )
        for manager, pulses in given.items()
    ]
