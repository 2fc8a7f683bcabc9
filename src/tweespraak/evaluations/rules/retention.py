"""How long what was said in evaluations is kept (practice §10, R11): then only counts without names stay."""

from datetime import date
from enum import StrEnum

from tweespraak.evaluations.rules.states import State
from tweespraak.foundation.months import months_later

KEPT = 12  # months


class Kind(StrEnum):
    """What goes, as the log calls it."""

    EVALUATION = "evaluation"
    NAMES = "evaluation_names"  # of a month, in the counts
    FIGURES = "recruiter_figures"  # of a period


class Term(StrEnum):
    """Which term is over."""

    A_YEAR = "a_year"


def is_over(today: date, ended_on: date, state: State) -> bool:
    """Whether an evaluation goes: a year after both could read it, or after nobody answered. Not while
    a talk about it is planned."""
    return state is not State.LIVE_PLANNED and today > months_later(ended_on, KEPT)


def named_since(today: date) -> date:
    """The first month whose counts have names still: a year after the last of its days they go."""
    return months_later(today.replace(day=1), -KEPT)


def figures_since(today: date) -> date:
    """Recruiters' figures of periods that ended before this day go."""
    return months_later(today, -KEPT)
