"""What a good year misses, per employee and per pair: themes that were not offered, gaps that are too long."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from tweespraak.conversations.models import Participant, Theme
from tweespraak.conversations.rules import CARD_KINDS, CARD_SIDES, Side
from tweespraak.conversations.rules.rhythm import FIXED_THEMES, is_too_long, missing_themes
from tweespraak.conversations.rules.states import BEFORE_HELD, State
from tweespraak.people.api import (
    Membership,
    Organisation,
    day_in,
    manager_of,
    reports_of,
    today_in,
)

_NOT_REACHED = (State.PLANNED, State.INVITING, State.CANCELLED)
Pair = tuple[UUID, UUID]  # the persons of employee and manager


@dataclass(frozen=True)
class Gap:
    """Since when two have not talked, and when they will; None: nothing is planned."""

    last_on: date
    next_on: date | None


@dataclass
class _Talks:
    """The days of one pair."""

    last_on: date | None = None
    coming: list[date] = field(default_factory=list)


@dataclass(frozen=True)
class Warned:
    """What the two read: about whom, which themes are missing this year, or since when they did not talk."""

    name: str  # of the other; of the employee for who leads them
    is_mine: bool  # about my own year
    themes: tuple[str, ...] = ()
    gap: Gap | None = None


def themes_offered(
    organisation: Organisation, year: int, employees: Collection[UUID] | None = None
) -> dict[UUID, set[str]]:
    """Which fixed themes each employee was offered in a year; of these people, else of everybody.

    Offered: in a talk of which both agreed on a moment in that year, and that was not called off.
    """
    begin, end = _bounds(organisation, year)
    rows = _themes(organisation, employees).exclude(conversation__state__in=_NOT_REACHED)
    return _by_person(
        rows.filter(conversation__starts_at__gte=begin, conversation__starts_at__lt=end)
    )


def themes_coming(
    organisation: Organisation, today: date, employees: Collection[UUID] | None = None
) -> dict[UUID, set[str]]:
    """Which fixed themes are planned for the rest of this year, without both having said yes yet."""
    end = date(today.year, 12, 31)
    _first, last = _bounds(organisation, today.year)
    begin = datetime.combine(today, time(), ZoneInfo(organisation.time_zone))
    rows = _themes(organisation, employees).filter(
        conversation__state__in=(State.PLANNED, State.INVITING)
    )
    has_moment = Q(conversation__starts_at__gte=begin, conversation__starts_at__lt=last)
    is_asked = Q(
        conversation__starts_at=None,
        conversation__by_on__gte=today,
        conversation__by_on__lte=end,
    )
    return _by_person(rows.filter(has_moment | is_asked))


def gaps(organisation: Organisation, pairs: Iterable[Pair], today: date) -> dict[Pair, Gap]:
    """The pairs that do not talk for more than 120 days: until today, or until their next talk."""
    wanted = set(pairs)
    talks = _talks(organisation, {person for pair in wanted for person in pair}, today)
    found = {}
    for pair in wanted & set(talks):
        one = talks[pair]
        next_on = min((day for day in one.coming if day >= today), default=None)
        if one.last_on and is_too_long(one.last_on, next_on, today):
            found[pair] = Gap(one.last_on, next_on)
    return found


def warnings_for(member: Membership) -> list[Warned]:
    """What to tell this person: of their own year, and of those they lead. Quiet when all is planned."""
    organisation = member.organisation
    today = today_in(organisation)
    manager, reports = manager_of(member, today), list(reports_of(member, today))
    pairs: dict[Pair, tuple[str, bool]] = {
        (one.person_id, member.person_id): (one.full_name, False) for one in reports
    }
    if manager:
        pairs[member.person_id, manager.person_id] = (manager.full_name, True)
    employees = [employee for employee, _manager in pairs]
    missing = _missing_this_year(organisation, employees, today)
    long = gaps(organisation, pairs, today)
    return [
        Warned(name, is_mine, tuple(missing.get(pair[0], ())), long.get(pair))
        for pair, (name, is_mine) in pairs.items()
        if missing.get(pair[0]) or pair in long
    ]


def _missing_this_year(
    organisation: Organisation, employees: Collection[UUID], today: date
) -> dict[UUID, list[str]]:
    """Of who talks here at all: what is neither offered nor planned this year."""
    if not employees:
        return {}
    offered = themes_offered(organisation, today.year, employees)
    coming = themes_coming(organisation, today, employees)
    talks = set(_seats(organisation, employees).values_list("person_id", flat=True))
    return {
        person: missing_themes(offered.get(person, set()) | coming.get(person, set()))
        for person in talks
    }


def _seats(organisation: Organisation, employees: Collection[UUID]) -> QuerySet[Participant]:
    return Participant.objects.filter(
        side=Side.EMPLOYEE,
        conversation__organisation=organisation,
        conversation__kind__in=CARD_KINDS,
        person_id__in=employees,
    ).exclude(conversation__state=State.CANCELLED)


def _themes(organisation: Organisation, employees: Collection[UUID] | None) -> QuerySet[Theme]:
    among = {} if employees is None else {"conversation__participants__person_id__in": employees}
    return Theme.objects.filter(
        conversation__organisation=organisation,
        conversation__kind__in=CARD_KINDS,
        conversation__participants__side=Side.EMPLOYEE,
        key__in=FIXED_THEMES,
        **among,
    ).order_by()


def _by_person(rows: QuerySet[Theme]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for person, key in rows.values_list("conversation__participants__person_id", "key"):
        found[person].add(key)
    return dict(found)


def _bounds(organisation: Organisation, year: int) -> tuple[datetime, datetime]:
    zone = ZoneInfo(organisation.time_zone)
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def _talks(
    organisation: Organisation, persons: Collection[UUID], today: date
) -> dict[Pair, _Talks]:
    rows = (
        Participant.objects.filter(
            conversation__organisation=organisation, conversation__kind__in=CARD_KINDS
        )
        .exclude(conversation__state=State.CANCELLED)
        .filter(_about(persons))
        .values_list(
            "conversation_id", "side", "person_id", "conversation__state",
            "conversation__held_at", "conversation__starts_at", "conversation__by_on",
        )
    )  # fmt: skip
    seats: dict[UUID, dict[str, UUID]] = defaultdict(dict)
    days: dict[UUID, tuple[str, datetime | None, datetime | None, date | None]] = {}
    for key, side, person, state, held_at, starts_at, by_on in rows:
        seats[key][side] = person
        days[key] = (state, held_at, starts_at, by_on)
    found: dict[Pair, _Talks] = defaultdict(_Talks)
    for key, sides in seats.items():
        if set(sides) == set(CARD_SIDES):
            _note(found[sides[Side.EMPLOYEE], sides[Side.MANAGER]], organisation, *days[key])
    return dict(found)


def _about(persons: Collection[UUID]) -> Q:
    """Only the talks of a few people; of many everybody's, which is one short question too."""
    return Q(person_id__in=persons) if len(persons) <= 200 else Q()


def _note(
    talks: _Talks,
    organisation: Organisation,
    state: str,
    held_at: datetime | None,
    starts_at: datetime | None,
    by_on: date | None,
) -> None:
    if held_at:
        day = day_in(organisation, held_at)
        talks.last_on = max(day, talks.last_on or day)
    elif state in BEFORE_HELD:
        day_or_none = day_in(organisation, starts_at) if starts_at else by_on
        if day_or_none:
            talks.coming.append(day_or_none)
