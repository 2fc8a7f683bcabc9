"""How a process went, measured the same way for every vacancy (practice §5.5), without a person in it.

Every measure is defined here once. Per application there is a `Course`: days and counts. A vacancy has
`Measures`: counts, and per measure the values of its applications in order of size, so that no two
values can be told to be one person's. They stay when the applications are deleted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import Any

from tweespraak.selection.rules.waiting import working_days_between

MANY_INTERVIEWS = 3  # per candidate; more is warned of
LONG_SILENCE = 10  # working days; more is warned of
LATE = "LATE"  # the code of a preference that became clear late
SETTLED_AFTER = (
    28  # days after the end: then applications are deleted, and nothing changes any more
)
Values = tuple[int, ...]


class Warned(StrEnum):
    """What in a process asks for attention."""

    INTERVIEWS = "interviews"  # somebody had more than three
    SILENCE = "silence"  # somebody heard nothing for more than ten working days
    LATE = "late"  # a preference became clear late
    CHANGED = "changed"  # the requirements changed after the first interview


@dataclass(frozen=True)
class Told:
    """A rejection that was told; `useful` is what the candidate thought of it, 1 to 5."""

    codes: frozenset[str]
    is_offered: bool  # a talk, with name and moment
    is_used: bool
    useful: int | None = None


@dataclass(frozen=True)
class Course:
    """How one application went, in days; nothing in it says whose."""

    applied_on: date
    until_on: date  # the day it ended, or today
    contacts: tuple[date, ...] = ()  # each day on which the candidate heard from us or met us
    interviews: int = 0  # held
    met: int = 0  # different people, in those
    decided_on: date | None = None
    told_on: date | None = None  # of a rejection
    is_hired: bool = False
    withdrew_in: str = ""  # key of the stage
    told: Told | None = None


@dataclass(frozen=True)
class Measures:
    """Everything that is measured of one vacancy, or of several together."""

    applications: int = 0
    hired: int = 0
    rejected: int = 0  # and told so
    changes: int = 0  # new versions of the requirements after the first interview
    late: int = 0  # rejections because of a preference that became clear late
    offered: int = 0  # rejections with a talk offered
    used: int = 0  # rejections whose talk was held
    reasons: Mapping[str, int] = field(default_factory=dict)  # code -> rejections that name it
    withdrawn: Mapping[str, int] = field(default_factory=dict)  # key of the stage -> applications
    interviews: Values = ()  # held, per interviewed candidate
    met: Values = ()  # people met, per interviewed candidate
    reply: Values = ()  # calendar days from applying to the first word from us
    decide: Values = ()  # calendar days from the last contact to the decision
    tell: Values = ()  # calendar days from the decision to the message of a rejection
    silence: Values = ()  # working days of the longest silence, per application
    useful: Values = ()  # 1 to 5, per rejected candidate who answered

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> "Measures":
        """From what is stored."""
        known: dict[str, Any] = {}
        for each in fields(cls):
            if each.name in row:
                value = row[each.name]
                known[each.name] = tuple(value) if isinstance(value, list) else value
        return cls(**known)

    def stored(self) -> dict[str, Any]:
        """As plain values to keep."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    @property
    def interviews_per_hire(self) -> float | None:
        """All interviews of the procedure for each one hired; None when nobody was."""
        return sum(self.interviews) / self.hired if self.hired else None


def measure(courses: Iterable[Course], changes: int) -> Measures:
    """The measures of one vacancy."""
    rows = list(courses)
    talked = [one for one in rows if one.interviews]
    told = [one.told for one in rows if one.told]
    return Measures(
        applications=len(rows),
        hired=sum(one.is_hired for one in rows),
        rejected=len(told),
        changes=changes,
        late=sum(LATE in one.codes for one in told),
        offered=sum(one.is_offered for one in told),
        used=sum(one.is_used for one in told),
        reasons=dict(sorted(Counter(code for one in told for code in one.codes).items())),
        withdrawn=dict(sorted(Counter(one.withdrew_in for one in rows if one.withdrew_in).items())),
        interviews=_sorted(one.interviews for one in talked),
        met=_sorted(one.met for one in talked),
        reply=_sorted(first_reply(one) for one in rows),
        decide=_sorted(to_decision(one) for one in rows),
        tell=_sorted(to_message(one) for one in rows),
        silence=_sorted(longest_silence(one) for one in rows),
        useful=_sorted(one.useful for one in told),
    )


def first_reply(course: Course) -> int | None:
    """Calendar days from applying to the first word from us; None while there was none."""
    heard = [day for day in course.contacts if day >= course.applied_on]
    return (min(heard) - course.applied_on).days if heard else None


def to_decision(course: Course) -> int | None:
    """Calendar days from the last contact before it, or from applying, to the decision."""
    if course.decided_on is None:
        return None
    before = [day for day in course.contacts if day <= course.decided_on and day != course.told_on]
    return (course.decided_on - max([course.applied_on, *before])).days


def to_message(course: Course) -> int | None:
    """Calendar days from the decision to the message of a rejection."""
    if course.decided_on is None or course.told_on is None:
        return None
    return (course.told_on - course.decided_on).days


def longest_silence(course: Course) -> int:
    """The most working days in a row in which the candidate heard nothing, until it ended or today."""
    heard = [day for day in course.contacts if course.applied_on <= day <= course.until_on]
    days = sorted({course.applied_on, *heard, course.until_on})
    return max((working_days_between(one, next_) for one, next_ in pairwise(days)), default=0)


def settled_on(closed_on: date) -> date:
    """The first day on which nothing in a procedure changes any more."""
    return closed_on + timedelta(days=SETTLED_AFTER)


def together(rows: Sequence[Measures]) -> Measures:
    """The measures of several vacancies as if they were one."""
    nothing = Measures()
    whole: dict[str, Any] = {}
    for each in fields(Measures):
        zero, found = getattr(nothing, each.name), [getattr(row, each.name) for row in rows]
        if isinstance(zero, tuple):
            whole[each.name] = tuple(sorted(value for one in found for value in one))
        elif isinstance(zero, dict):
            counts: Counter[str] = Counter()
            for one in found:
                counts.update(one)
            whole[each.name] = dict(sorted(counts.items()))
        else:
            whole[each.name] = sum(found)
    return Measures(**whole)


def middle(values: Values) -> float | None:
    """The median; None without values."""
    return float(median(values)) if values else None


def warnings(measures: Measures) -> list[Warned]:
    """What in this process asks for attention."""
    found = {
        Warned.INTERVIEWS: max(measures.interviews, default=0) > MANY_INTERVIEWS,
        Warned.SILENCE: max(measures.silence, default=0) > LONG_SILENCE,
        Warned.LATE: measures.late > 0,
        Warned.CHANGED: measures.changes > 0,
    }
    return [warned for warned, is_so in found.items() if is_so]


def _sorted(values: Iterable[int | None]) -> Values:
    return tuple(sorted(value for value in values if value is not None))
