"""The page on which somebody answers, place by place, and the words that go with a refusal."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.evaluations.models import Reply
from tweespraak.evaluations.queries.asked import asked_of
from tweespraak.evaluations.queries.content import Asked, anchors, closing_questions
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import places_in, written_in
from tweespraak.evaluations.rules.answering import (
    BETTER,
    KEPT,
    NOT_APPLICABLE,
    NPS,
    NPS_VALUES,
    AnswerRefusal,
    CloseRefusal,
    Written,
    mark_of,
)
from tweespraak.evaluations.rules.states import Side

REFUSED: Mapping[AnswerRefusal, Any] = {
    AnswerRefusal.NOT_YET: gettext_lazy("This evaluation was not sent yet: there is nothing to answer."),
    AnswerRefusal.SENT: gettext_lazy(
        "You sent your answers already, perhaps in another tab. They do not change any more."
    ),
    AnswerRefusal.OVER: gettext_lazy(
        "The last day to answer has passed. Do you still want to say something? Call or mail each other."
    ),
    AnswerRefusal.NOTHING_ASKED: gettext_lazy("Nothing is asked of you here."),
    AnswerRefusal.NOT_WHOLE: gettext_lazy(
        "Something is not answered yet. Choose what fits, or “not applicable”."
    ),
}  # fmt: skip
CLOSE_REFUSED: Mapping[CloseRefusal, Any] = {
    CloseRefusal.NOT_READ: gettext_lazy(
        "You did not read each other yet: there is nothing to close."
    ),
    CloseRefusal.TALK_FIRST: gettext_lazy(
        "A conversation belongs to this evaluation: that is where it is closed."
    ),
    CloseRefusal.OWN_FIRST: gettext_lazy(
        "Send your own answers first: your client reads them as well."
    ),
    CloseRefusal.NO_WORDS: gettext_lazy("Write in a few sentences what you do with it."),
    CloseRefusal.ALREADY: gettext_lazy("This evaluation is closed, and your client was told."),
}


@dataclass(frozen=True)
class Option:
    """Something to choose."""

    value: str
    label: str
    hint: str = ""
    checked: bool = False


@dataclass(frozen=True)
class Spot:
    """One place of the page: what is asked, what stands there, and its mark."""

    key: str
    title: str
    question: str
    words: str
    base: str
    options: list[Option] = field(default_factory=list)
    low: str = ""
    high: str = ""
    words_label: str = ""  # where there is something to choose as well
    error: str = ""
    elsewhere: str | None = None  # what another tab kept here meanwhile

    @property
    def is_whole(self) -> bool:
        """Whether a choice was made, where one is asked."""
        return not self.options or any(one.checked for one in self.options)


@dataclass(frozen=True)
class Behind:
    """A place that was not kept: this tab did not know what stands there now."""

    mine: Written
    theirs: Written


@dataclass(frozen=True)
class Sheet:
    """The whole page."""

    topics: list[Spot]
    nps: Spot | None
    open: list[Spot]
    wants_talk: bool

    @property
    def spots(self) -> list[Spot]:
        """Every place, in order."""
        return [*self.topics, *([self.nps] if self.nps else []), *self.open]

    @property
    def lacks(self) -> list[Spot]:
        """Where something has to be chosen yet, once that was said."""
        return [one for one in self.spots if one.error]

    @property
    def chosen(self) -> int:
        """How many choices were made."""
        return len([one for one in self.spots if one.options and one.is_whole])

    @property
    def choices(self) -> int:
        """How many there are to make."""
        return len([one for one in self.spots if one.options])


def sheet_of(
    place: Place,
    reply: Reply | None,
    behind: Mapping[str, Behind] | None = None,
    lacks: Collection[str] = (),
) -> Sheet:
    """One's own page, with what is kept; what another tab changed is shown with both."""
    row, kept, behind = place.evaluation, written_in(reply), behind or {}
    places = places_in(row, place.side)

    def spot(key: str, title: str, question: str, **more: Any) -> Spot:
        return _spot(key, title, question, kept.get(key, Written()), behind.get(key), lacks, **more)

    topics = [
        spot(one.key, one.title, one.question, words_label=_words_label(one))
        for one in asked_of(row, place.side)
    ]
    closing = closing_questions()
    nps = closing[NPS]
    return Sheet(
        topics,
        spot(NPS, _("Would you recommend it?"), nps.question, low=nps.low, high=nps.high,
             words_label=closing["nps_reason"].question) if NPS in places else None,
        [spot(key, "", _open(key, place.side)) for key in (KEPT, BETTER) if key in places],
        bool(reply and reply.wants_talk),
    )  # fmt: skip


def choice_words(key: str, choice: str) -> str:
    """A choice in words."""
    if not choice:
        return _("nothing chosen")
    if key == NPS:
        return _("%(number)s of 10") % {"number": choice}
    return next(one.label for one in _scale(choice) if one.checked)


def shown(key: str, written: Written) -> str:
    """What stands in a place, in one text, for who has to choose between two."""
    if key in (KEPT, BETTER):
        return written.words
    return "\n".join(part for part in (choice_words(key, written.choice), written.words) if part)


def lacking(sheet: Sheet) -> list[tuple[str, str]]:
    """The titles of the places where something is missing, and where they stand."""
    return [(one.title or one.question, one.key) for one in sheet.lacks]


def _spot(
    key: str, title: str, question: str, kept: Written, behind: Behind | None,
    lacks: Iterable[str], **more: Any,
) -> Spot:  # fmt: skip
    now = behind.mine if behind else kept
    options = (
        [] if key in (KEPT, BETTER) else _nps(now.choice) if key == NPS else _scale(now.choice)
    )
    wrong = key in lacks and not behind
    return Spot(
        key,
        title,
        question,
        now.words,
        mark_of(behind.theirs if behind else kept),
        options,
        error=_lack(key) if wrong else "",
        elsewhere=shown(key, behind.theirs) if behind else None,
        **more,
    )


def _scale(choice: str) -> list[Option]:
    found = []
    for one in anchors():
        value = NOT_APPLICABLE if one.value is None else str(one.value)
        found.append(Option(value, one.name, one.help, value == choice))
    return found


def _nps(choice: str) -> list[Option]:
    return [Option(value, value, checked=value == choice) for value in NPS_VALUES]


def _lack(key: str) -> str:
    if key == NPS:
        return _("Choose a number from 0 to 10.")
    return _("Choose what fits, or “not applicable”.")


def _words_label(one: Asked) -> str:
    return _("In your own words: %(topic)s") % {"topic": one.title}


def _open(key: str, side: Side) -> str:
    return closing_questions()[key].question
