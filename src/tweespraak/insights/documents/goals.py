"""Goals in words: states, moments, what changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.insights.models import GoalMoment
from tweespraak.insights.rules.goals import Act, GoalState, HowFar

STATES = {
    GoalState.OPEN: gettext_lazy("working on it"),
    GoalState.DONE: gettext_lazy("done"),
    GoalState.STOPPED: gettext_lazy("stopped"),
}
TAGS = {GoalState.OPEN: "info", GoalState.DONE: "done", GoalState.STOPPED: "neutral"}
HOW_FAR = {
    HowFar.NOT_YET: gettext_lazy("Not begun yet"),
    HowFar.FIRST_STEP: gettext_lazy("I took a first step"),
    HowFar.ON_THE_WAY: gettext_lazy("I am on my way"),
    HowFar.NEARLY: gettext_lazy("I am nearly there"),
}
ACTS = {
    Act.MAKE: gettext_lazy("You made this goal"),
    Act.CHANGE: gettext_lazy("You changed it"),
    Act.CHECK_IN: gettext_lazy("Check-in"),
    Act.NOTE: gettext_lazy("Note"),
    Act.FINISH: gettext_lazy("Done"),
    Act.STOP: gettext_lazy("Stopped"),
    Act.REOPEN: gettext_lazy("Taken up again"),
}
ICONS = {
    Act.MAKE: "goal",
    Act.CHANGE: "edit",
    Act.CHECK_IN: "talk",
    Act.NOTE: "book",
    Act.FINISH: "check-circle",
    Act.STOP: "pause",
    Act.REOPEN: "history",
}
PARTS: dict[str, str | Promise] = {
    "wording": gettext_lazy("What you wanted"),
    "behaviour": gettext_lazy("What somebody would see"),
    "cue": gettext_lazy("If"),
    "step": gettext_lazy("Then"),
    "due_on": gettext_lazy("Until"),
    "check_in_days": gettext_lazy("Check-in"),
    "buddy": gettext_lazy("Who thinks along"),
}


@dataclass(frozen=True)
class Before:
    """One part of a goal as it stood before it was changed."""

    name: str
    value: str


@dataclass(frozen=True)
class Told:
    """One moment of a goal, as its owner reads it."""

    name: str
    icon: str
    at: datetime
    how_far: str
    text: str
    helps: str
    before: tuple[Before, ...]


def timeline(moments: Iterable[GoalMoment]) -> list[Told]:
    """Everything that happened with a goal, the last first."""
    return [_told(moment) for moment in sorted(moments, key=lambda one: -one.number)]


def _told(moment: GoalMoment) -> Told:
    act = Act(moment.act)
    return Told(
        name=str(ACTS[act]),
        icon=ICONS[act],
        at=moment.at,
        how_far=str(HOW_FAR[HowFar(moment.how_far)]) if moment.how_far else "",
        text=moment.text,
        helps=moment.helps,
        before=tuple(_before(moment)),
    )


def _before(moment: GoalMoment) -> Iterator[Before]:
    for name, value in moment.before.items():
        yield Before(str(PARTS[name]), _value(name, value))


def _value(name: str, value: str | int) -> str:
    if name == "due_on":
        return date_format(date.fromisoformat(str(value)), "j F Y")
    if name == "check_in_days":
        return rhythm(int(value))
    return str(value) or _("nobody")


def rhythm(days: int) -> str:
    """How often the home page asks."""
    if not days:
        return _("only on the day itself")
    return _("every %(days)d days") % {"days": days}
