"""What of oneself can be laid on the table: open goals, and scores in words. Never a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import translation

from tweespraak.conversations.models import Entry
from tweespraak.conversations.queries.library import LANGUAGES
from tweespraak.conversations.rules.places import Place
from tweespraak.conversations.rules.writing import Part
from tweespraak.foundation.texts import in_language
from tweespraak.insights.api import (
    Kind,
    ScaleScore,
    latest_result,
    open_goals,
    reading_of,
    scale_text,
    scores_of,
)
from tweespraak.instruments.api import PERSONALITY

SHOWN_KINDS = (Kind.DOMAIN, Kind.COMPETENCY)


@dataclass(frozen=True)
class OnTable:
    """A goal or an insight in the words with which the other would read it."""

    place: Place
    name: str
    word: str
    sentence: str
    asked: Mapping[str, Any]  # the same words, to keep, in every language


def goals_of_mine(person: UUID) -> list[OnTable]:
    """My open goals: what I want, and what one would see me do."""
    return [
        OnTable(
            Place(Part.GOAL, goal.pk),
            goal.wording,
            "",
            goal.behaviour,
            {"behaviour": goal.behaviour},
        )
        for goal in open_goals(person)
    ]


def insights_of_mine(person: UUID) -> list[OnTable]:
    """The scores of my newest result, once I looked at it myself: a word and a sentence each."""
    result = latest_result(person, PERSONALITY)
    if result is None or result.opened_at is None:
        return []
    rows = [score for score in scores_of(result).values() if score.kind in SHOWN_KINDS]
    found = [_insight(result.pk, score) for score in rows if score.enough]
    return sorted(found, key=lambda one: one.name)


def laid(entry: Entry) -> OnTable:
    """What lies on the table, in the words it had when it was laid there."""
    place = Place(Part(entry.part), entry.subject_id or entry.pk, entry.question)
    if entry.part == Part.GOAL:
        return OnTable(place, entry.text, "", entry.asked.get("behaviour", ""), entry.asked)
    return _in_words(place, entry.asked)


def topic_of(place: Place) -> str:
    """A question to talk about with this score, in the reader's language."""
    return next(iter(scale_text(place.question).conversation), "")


def _insight(result: UUID, score: ScaleScore) -> OnTable:
    asked: dict[str, dict[str, str]] = {"name": {}, "word": {}, "sentence": {}}
    for language in LANGUAGES:
        with translation.override(language):
            reading = reading_of(score)
            asked["name"][language] = scale_text(score.key).name
            asked["word"][language] = reading.word
            asked["sentence"][language] = reading.sentence
    return _in_words(Place(Part.INSIGHT, result, score.key), asked)


def _in_words(place: Place, asked: Mapping[str, Any]) -> OnTable:
    name, word, sentence = (in_language(asked[key]) for key in ("name", "word", "sentence"))
    return OnTable(place, name, word, sentence, asked)
