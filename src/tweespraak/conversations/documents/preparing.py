"""A preparation as its author finds it: per theme the questions of their side, in their language."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from tweespraak.conversations.models import Entry, Theme
from tweespraak.conversations.queries import library
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.places import Place
from tweespraak.conversations.rules.writing import MOST_TOPICS, Part
from tweespraak.foundation.texts import in_language

BLANK_TOPICS = 2  # places left open below the topics that stand there
FEWEST_TOPICS = 3


@dataclass(frozen=True)
class Spot:
    """A place to write, with what stands there; `elsewhere` is what another device saved since."""

    place: Place
    asked: str
    text: str = ""
    shared: bool = True
    base: str = ""
    is_taken: bool = False  # a question one took oneself: it can go again
    elsewhere: Entry | None = None


@dataclass(frozen=True)
class ThemeSheet:
    """A theme with its places, and the other questions of the library one can take."""

    key: UUID
    theme: str
    name: str
    guard: str
    spots: tuple[Spot, ...]
    others: tuple[tuple[str, str], ...]

    @property
    def is_answered(self) -> bool:
        """Whether every question that stands here has an answer: then one more can be taken."""
        return all(spot.text for spot in self.spots)

    @property
    def written(self) -> list[Spot]:
        """The places where something stands."""
        return [spot for spot in self.spots if spot.text]


@dataclass(frozen=True)
class Sheet:
    """A whole preparation."""

    themes: tuple[ThemeSheet, ...]
    topics: tuple[Spot, ...]
    laid: frozenset[str] = field(default_factory=frozenset)  # names of places

    @property
    def offered(self) -> dict[str, ThemeSheet]:
        """Every question that can still be taken, with its theme."""
        return {key: theme for theme in self.themes for key, _words in theme.others}

    @property
    def spots(self) -> dict[str, Spot]:
        """Every place to write by its name."""
        every = [*self.topics, *(spot for theme in self.themes for spot in theme.spots)]
        return {spot.place.name: spot for spot in every}

    @property
    def written_topics(self) -> list[Spot]:
        """The topics that have words."""
        return [spot for spot in self.topics if spot.text]


def sheet_of(seat: Seat, entries: Collection[Entry]) -> Sheet:
    """My preparation from everything I wrote."""
    answers = [entry for entry in entries if entry.part == Part.ANSWER]
    themes = seat.conversation.themes.all()
    on_table = [entry for entry in entries if entry.part in (Part.GOAL, Part.INSIGHT)]
    return Sheet(
        tuple(
            _theme(theme, seat.side, [one for one in answers if one.theme_id == theme.pk])
            for theme in themes
        ),
        tuple(_topics(entry for entry in entries if entry.part == Part.TOPIC)),
        frozenset(
            Place(Part(one.part), one.subject_id, one.question).name
            for one in on_table
            if one.subject_id
        ),
    )


def with_typed(sheet: Sheet, typed: Mapping[str, Spot]) -> Sheet:
    """The same sheet with what somebody typed in place of what stands there."""

    def shown(spot: Spot) -> Spot:
        other = typed.get(spot.place.name)
        if other is None:
            return spot
        return replace(spot, text=other.text, shared=other.shared, elsewhere=other.elsewhere)

    return replace(
        sheet,
        themes=tuple(
            replace(theme, spots=tuple(map(shown, theme.spots))) for theme in sheet.themes
        ),
        topics=tuple(map(shown, sheet.topics)),
    )


def question_words(entry: Entry, side: Side) -> str:
    """The question an answer was given to, in the reader's language."""
    if entry.asked:
        return in_language(entry.asked["words"])
    rows = entry.theme.questions if entry.theme else []
    row = next((one for one in rows if one["key"] == entry.question), None)
    return in_language(row[side]) if row else ""


def guard_line(theme: str) -> str:
    """What both should know before they write in this theme; empty for most. Practice §4.8."""
    if any(one.guard for one in library().themes if one.key == theme):
        return _(
            "Write about work, not about health. You may talk about it, do not record it. For health "
            "there is the occupational physician."
        )
    return ""


def _theme(theme: Theme, side: Side, answers: Collection[Entry]) -> ThemeSheet:
    by_key = {entry.question: entry for entry in answers}
    replaced = {entry.asked.get("instead") for entry in answers if entry.asked}
    spots = [
        _spot(theme, one["key"], in_language(one[side]), by_key.get(one["key"]))
        for one in theme.questions
        if one["key"] not in replaced or (by_key.get(one["key"]) and by_key[one["key"]].text)
    ]
    taken = [entry for entry in answers if entry.asked]
    spots += [
        _spot(theme, entry.question, in_language(entry.asked["words"]), entry) for entry in taken
    ]
    there = {one["key"] for one in theme.questions} | set(by_key)
    return ThemeSheet(
        theme.pk,
        theme.key,
        in_language(theme.name),
        guard_line(theme.key),
        tuple(spots),
        tuple(_others(theme.key, side, there)),
    )


def _spot(theme: Theme, key: str, asked: str, entry: Entry | None) -> Spot:
    place = Place(Part.ANSWER, theme.pk, key)
    if entry is None:
        return Spot(place, asked)
    base = entry.saved_at.isoformat()
    return Spot(place, asked, entry.text, entry.shared, base, bool(entry.asked))


def _others(theme: str, side: Side, there: Collection[str]) -> Iterable[tuple[str, str]]:
    for each in library().themes:
        if each.key == theme:
            for one in each.questions:
                if one.key not in there:
                    yield one.key, str(getattr(one, side))


def _topics(entries: Iterable[Entry]) -> Iterable[Spot]:
    count = 0
    for entry in entries:
        count += 1
        place = Place(Part.TOPIC, entry.pk)
        yield Spot(place, "", entry.text, entry.shared, entry.saved_at.isoformat())
    wanted = min(max(FEWEST_TOPICS, count + BLANK_TOPICS), MOST_TOPICS)
    for _number in range(wanted - count):
        yield Spot(Place(Part.TOPIC, uuid4()), "")
