"""Agreements in words: where they are, what happened, what they ask, and why something is refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tweespraak.conversations.models import AgreementMoment
from tweespraak.conversations.queries.agreements import Held, since_of
from tweespraak.conversations.rules.agreeing import Asks, is_overdue, possible
from tweespraak.conversations.rules.agreements import REPORTED, AgreementAct, AgreementState
from tweespraak.conversations.rules.reminding import MORNING
from tweespraak.people.api import day_in_words

STATES = {
    AgreementState.PROPOSED: (gettext_lazy("proposed"), "waiting"),
    AgreementState.DROPPED: (gettext_lazy("dropped"), "neutral"),
    AgreementState.AGREED: (gettext_lazy("agreed"), "ok"),
    AgreementState.ACTIVE: (gettext_lazy("open"), "info"),
    AgreementState.ADJUSTING: (gettext_lazy("change proposed"), "waiting"),
    AgreementState.REPORTED_DONE: (gettext_lazy("reported: done"), "waiting"),
    AgreementState.REPORTED_NOT_DONE: (gettext_lazy("reported: not done"), "waiting"),
    AgreementState.CLOSED_DONE: (gettext_lazy("done"), "done"),
    AgreementState.CLOSED_NOT_DONE: (gettext_lazy("not done"), "neutral"),
    AgreementState.STOPPED: (gettext_lazy("stopped"), "neutral"),
    AgreementState.TRANSFERRED: (gettext_lazy("goes on with the new manager"), "neutral"),
}
ASKED = {
    Asks.AGREE: gettext_lazy("Say whether you agree"),
    Asks.CONFIRM: gettext_lazy("Answer the proposal to change it"),
    Asks.REACT: gettext_lazy("Your reaction is asked"),
    Asks.REPORT: gettext_lazy("Say how it went"),
}
ACTS = {
    AgreementAct.PROPOSE: gettext_lazy("%(name)s proposed it"),
    AgreementAct.DROP: gettext_lazy("%(name)s dropped it"),
    AgreementAct.AGREE: gettext_lazy("%(name)s agreed"),
    AgreementAct.BEGIN: gettext_lazy("It began"),
    AgreementAct.ADJUST: gettext_lazy("%(name)s proposed to change it"),
    AgreementAct.CONFIRM: gettext_lazy("%(name)s agreed with the change"),
    AgreementAct.KEEP: gettext_lazy("%(name)s kept it as it was"),
    AgreementAct.REPORT_DONE: gettext_lazy("%(name)s reported: done"),
    AgreementAct.REPORT_NOT_DONE: gettext_lazy("%(name)s reported: not done"),
    AgreementAct.CLOSE_DONE: gettext_lazy("%(name)s reacted: done"),
    AgreementAct.CLOSE_NOT_DONE: gettext_lazy("%(name)s reacted: not done, and closed"),
    AgreementAct.GO_ON: gettext_lazy("%(name)s reacted: it goes on"),
    AgreementAct.STOP: gettext_lazy("%(name)s stopped it"),
    AgreementAct.STOP_TOGETHER: gettext_lazy("You two stopped it, %(name)s wrote down"),
    AgreementAct.END: gettext_lazy("It ended with a change of manager, or because one of you left"),
    AgreementAct.TRANSFER: gettext_lazy("%(name)s took it along to the new manager"),
}
FELL_AWAY = gettext_lazy("It fell away, because the conversation did not go on")
ICONS = {
    AgreementAct.PROPOSE: "handshake",
    AgreementAct.AGREE: "check",
    AgreementAct.BEGIN: "play",
    AgreementAct.ADJUST: "edit",
    AgreementAct.CONFIRM: "check",
    AgreementAct.KEEP: "history",
    AgreementAct.REPORT_DONE: "flag",
    AgreementAct.REPORT_NOT_DONE: "flag",
    AgreementAct.CLOSE_DONE: "check-circle",
    AgreementAct.CLOSE_NOT_DONE: "check-circle",
    AgreementAct.GO_ON: "refresh",
    AgreementAct.TRANSFER: "arrow",
}
PARTS: dict[str, str | Promise] = {
    "what": gettext_lazy("What"),
    "evidence": gettext_lazy("How you both see it"),
    "help": gettext_lazy("What the other does to help"),
    "cue": gettext_lazy("If"),
    "step": gettext_lazy("Then"),
    "due_on": gettext_lazy("By"),
}


@dataclass(frozen=True)
class Line:
    """An agreement in a list, as one of the two reads it."""

    held: Held
    word: str
    tag: str
    asked: str  # what waits for the reader; empty: nothing
    since: str  # how the day lies: "by 3 May", "3 days past the day"
    is_overdue: bool
    url: str

    @property
    def side(self) -> str:
        """Whose colour it has: the owner's."""
        return "mine" if self.held.part.is_owner else "other"

    @property
    def waits_since(self) -> datetime:
        """Since when it waits for somebody: its day, when that has come, else what happened last."""
        found = self.held.agreement
        day = datetime.combine(found.due_on, MORNING, ZoneInfo(found.organisation.time_zone))
        asks_report = self.held.state is AgreementState.ACTIVE
        return max(since_of(found), day) if asks_report else since_of(found)

    @property
    def owner(self) -> str:
        """Who does it, as the reader calls them."""
        return _("You") if self.held.part.is_owner else self.held.other_name

    @property
    def can(self) -> dict[str, UUID]:
        """What the reader can do, each with the key of its button: pressing twice is once."""
        acts = possible(self.held.state, self.held.part)
        since = since_of(self.held.agreement).isoformat()
        return {act.value: uuid5(self.held.agreement.pk, f"{act}:{since}") for act in acts}


@dataclass(frozen=True)
class Told:
    """One moment of an agreement, as the two read it."""

    name: str
    icon: str
    at: datetime
    text: str
    before: tuple[tuple[str, str], ...]
    was_proposal: bool  # `before` is what was proposed and did not come


def line_of(held: Held, today: date) -> Line:
    """One agreement for a list."""
    word, tag = STATES[held.state]
    asked = held.asks(today)
    return Line(
        held=held,
        word=str(word),
        tag=tag,
        asked=str(ASKED[asked]) if asked else "",
        since=day_words(held, today),
        is_overdue=is_overdue(held.state, held.agreement.due_on, today),
        url=reverse("conversations:agreement", args=[held.agreement.pk]),
    )


def lines_of(helds: Iterable[Held], today: date) -> list[Line]:
    """All of these, in their order."""
    return [line_of(held, today) for held in helds]


def day_words(held: Held, today: date) -> str:
    """How the day lies: a fact, without a reproach."""
    due_on, closed_at = held.agreement.due_on, held.agreement.closed_at
    if closed_at:
        return _("closed on %(day)s") % {
            "day": day_in_words(closed_at, held.agreement.organisation)
        }
    if not is_overdue(held.state, due_on, today):
        return _("by %(day)s") % {"day": date_format(due_on, "j F Y")}
    days = (today - due_on).days
    return ngettext("the day was yesterday", "the day was %(n)d days ago", days) % {"n": days}


def timeline(moments: Iterable[AgreementMoment], held: Held) -> list[Told]:
    """Everything that happened with an agreement, the last first."""
    names = {held.me: held.my_name, held.other: held.other_name}
    shown = sorted(moments, key=lambda one: -one.number)
    return [_told(one, names.get(one.by_id, "") if one.by_id else "") for one in shown]


def proposed(held: Held) -> list[tuple[str, str]]:
    """What would change, in words: the new text of each part."""
    return list(_parts(held.agreement.proposal))


def waits_words(held: Held, asked: str) -> str:
    """What waits on the home page, with whom it is."""
    return _("%(asked)s: agreement with %(name)s") % {"asked": asked, "name": held.other_name}


def notice_words(held: Held, last: str, today: date) -> str:
    """What the bell says: from whom, never what it is about."""
    words = {"name": held.other_name}
    asked = held.asks(today)
    if asked is Asks.AGREE:
        return _("%(name)s asks whether you agree with an agreement") % words
    if asked is Asks.CONFIRM:
        return _("%(name)s proposes to change an agreement") % words
    if asked is Asks.REACT:
        return _("%(name)s reported on an agreement: your reaction is asked") % words
    if asked is Asks.REPORT:
        return _("How did your agreement with %(name)s go?") % words
    return _news(held, last) % words


def _news(held: Held, last: str) -> str:
    if held.state in (AgreementState.STOPPED, AgreementState.DROPPED):
        return _("An agreement with %(name)s has stopped")
    if last in (AgreementAct.CONFIRM, AgreementAct.KEEP):
        return _("%(name)s answered your proposal to change an agreement")
    if last == AgreementAct.GO_ON or held.state in (
        AgreementState.CLOSED_DONE,
        AgreementState.CLOSED_NOT_DONE,
    ):
        return _("%(name)s reacted on your agreement")
    if held.state in REPORTED:
        return _("You reported on an agreement with %(name)s")
    if held.part.is_owner:
        return _("Your agreement with %(name)s: how is it going?")
    return _("Can you help %(name)s with an agreement?")


def _told(moment: AgreementMoment, name: str) -> Told:
    act = AgreementAct(moment.act)
    said = FELL_AWAY if act is AgreementAct.DROP and not name else ACTS[act]
    return Told(
        name=str(said) % {"name": name},
        icon=ICONS.get(act, "stop"),
        at=moment.at,
        text=moment.text,
        before=tuple(_parts(moment.before)),
        was_proposal=act is AgreementAct.KEEP,
    )


def _parts(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        shown = date_format(date.fromisoformat(value), "j F Y") if name == "due_on" else value
        yield str(PARTS[name]), shown or _("nothing")
