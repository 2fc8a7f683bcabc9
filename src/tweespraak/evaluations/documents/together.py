"""The two views side by side: words first, then numbers, and where the two look differently."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import floor
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.evaluations.models import Evaluation, Reply
from tweespraak.evaluations.queries.asked import asked_of
from tweespraak.evaluations.queries.content import Asked, anchors, closing_questions
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import said_in, sent_replies, values_of, written_in
from tweespraak.evaluations.rules.answering import BETTER, KEPT, NPS, Written
from tweespraak.evaluations.rules.live import Gap, Trigger, dimension_means, gaps
from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.topics import Dimension

DIMENSION: Mapping[Dimension, Any] = {
    Dimension.BEHAVIOUR: gettext_lazy("Behaviour"),
    Dimension.SERVICE: gettext_lazy("Service"),
    Dimension.RESULT: gettext_lazy("Result"),
    Dimension.TOGETHER: gettext_lazy("Working together"),
}
WHY: Mapping[Trigger, Any] = {
    Trigger.LT1: gettext_lazy("The client would recommend it with a 6 or lower."),
    Trigger.LT2: gettext_lazy("On at least one topic it was less than agreed or expected."),
    Trigger.LT3: gettext_lazy("A whole part stayed below adequate."),
    Trigger.LT4: gettext_lazy("One of you wants to talk about it."),
    Trigger.LT5: gettext_lazy("The client is clearly less content than the time before."),
    Trigger.LT6: gettext_lazy("The two of you look very differently at the same thing."),
    Trigger.LT7: gettext_lazy("The vacancy was withdrawn after people had been interviewed."),
}


@dataclass(frozen=True)
class Seen:
    """What one side said about one topic."""

    title: str
    question: str
    word: str  # "Good"; of what did not apply: that it did not
    number: int | None
    words: str


@dataclass(frozen=True)
class Pair:
    """The same thing, as each of the two saw it."""

    mine: Seen
    other: Seen
    is_wide: bool
    sentence: str


@dataclass(frozen=True)
class Part:
    """A dimension: its mean in words, when there is one, and its topics."""

    name: str
    mean: str
    rows: list[Seen]


@dataclass(frozen=True)
class Open:
    """An open question with what each wrote."""

    question: str
    mine: str
    other: str


@dataclass(frozen=True)
class Together:
    """Everything on the page, as somebody on one side sees it."""

    pairs: list[Pair]
    client: list[Part]
    recruiter: list[Seen]
    opens: list[Open]
    nps: Written
    nps_question: str
    is_client_in: bool
    is_recruiter_in: bool
    is_late: bool  # the recruiter answered after reading the client
    why: list[str]
    is_client: bool  # whose eyes these are

    @property
    def is_mine_in(self) -> bool:
        """Whether the reader answered."""
        return self.is_client_in if self.is_client else self.is_recruiter_in

    @property
    def is_other_in(self) -> bool:
        """Whether the other did."""
        return self.is_recruiter_in if self.is_client else self.is_client_in

    @property
    def apart(self) -> list[Pair]:
        """Where they look differently, a little or a lot."""
        return [one for one in self.pairs if one.mine.number != one.other.number]

    @property
    def alike(self) -> list[Pair]:
        """Where they say the same."""
        return [one for one in self.pairs if one.mine.number == one.other.number]


def together_of(place: Place) -> Together:
    """Both sides beside each other. Only behind `rules.answering.may_read_other`."""
    row, replies = place.evaluation, sent_replies(place.evaluation)
    client, recruiter = replies.get(Side.CLIENT), replies.get(Side.RECRUITER)
    seen = {side: _seen(row, side, replies.get(side)) for side in Side}
    found = gaps(values_of(client), values_of(recruiter))
    nps = written_in(client).get(NPS, Written())
    return Together(
        pairs=[_pair(one, seen, place.side) for one in found],
        client=_parts(row, client, seen[Side.CLIENT]),
        recruiter=list(seen[Side.RECRUITER].values()),
        opens=_opens(replies, place.side),
        nps=nps,
        nps_question=closing_questions()[NPS].question,
        is_client_in=client is not None,
        is_recruiter_in=recruiter is not None,
        is_late=_is_late(recruiter, row.revealed_at),
        why=why_of(row.triggers),
        is_client=place.side is Side.CLIENT,
    )


def why_of(triggers: Iterable[str]) -> list[str]:
    """Why a talk is asked for, a sentence each."""
    return [str(WHY[Trigger(one)]) for one in triggers]


def mean_in_words(mean: Fraction) -> str:
    """A mean as words first: "between adequate and good (3.5)"."""
    names = {one.value: one.name for one in anchors() if one.value is not None}
    low = floor(mean)
    if mean == low:
        return names[low]
    words = _("between “%(low)s” and “%(high)s”, on average %(mean)s")
    number = number_format(float(mean), 1)
    return words % {"low": names[low], "high": names[low + 1], "mean": number}


def _seen(row: Evaluation, side: Side, reply: Reply | None) -> dict[str, Seen]:
    """Per topic what a side said; nothing when it did not answer."""
    if reply is None:
        return {}
    names = {one.value: one.name for one in anchors()}
    given = {one.topic: one for one in reply.answers.all() if one.is_chosen}
    return {
        one.key: Seen(
            one.title,
            one.question,
            names[given[one.key].value],
            given[one.key].value,
            given[one.key].comment,
        )
        for one in asked_of(row, side)
        if one.key in given
    }


def _pair(gap: Gap, seen: Mapping[Side, Mapping[str, Seen]], side: Side) -> Pair:
    client = seen[Side.CLIENT][gap.client_topic]
    recruiter = seen[Side.RECRUITER][gap.recruiter_topic]
    mine, other = (client, recruiter) if side is Side.CLIENT else (recruiter, client)
    return Pair(mine, other, gap.is_wide, _how_far(gap))


def _how_far(gap: Gap) -> str:
    if gap.is_wide:
        return _("You look at this very differently")
    return _("You look at this a little differently")


def _parts(row: Evaluation, reply: Reply | None, seen: Mapping[str, Seen]) -> list[Part]:
    means = dimension_means(said_in(row, reply))
    asked = [one for one in asked_of(row, Side.CLIENT) if one.key in seen]
    return [
        Part(
            str(DIMENSION[dimension]),
            _mean(means.get(str(dimension))),
            _rows(asked, dimension, seen),
        )
        for dimension in dict.fromkeys(one.dimension for one in asked)
    ]


def _rows(asked: list[Asked], dimension: Dimension, seen: Mapping[str, Seen]) -> list[Seen]:
    return [seen[one.key] for one in asked if one.dimension is dimension]


def _mean(mean: Fraction | None) -> str:
    return mean_in_words(mean) if mean is not None else ""


def _opens(replies: Mapping[Side, Reply], side: Side) -> list[Open]:
    other = Side.RECRUITER if side is Side.CLIENT else Side.CLIENT
    mine, theirs = written_in(replies.get(side)), written_in(replies.get(other))
    questions = closing_questions()
    found = [
        Open(
            questions[key].question,
            mine.get(key, Written()).words,
            theirs.get(key, Written()).words,
        )
        for key in (KEPT, BETTER)
    ]
    return [one for one in found if one.mine or one.other]


def _is_late(recruiter: Reply | None, revealed_at: datetime | None) -> bool:
    sent_at = recruiter.sent_at if recruiter else None
    return bool(sent_at and revealed_at and sent_at > revealed_at)
