"""The talk after an evaluation in words: why something is refused, why a topic is suggested, both scores."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tweespraak.evaluations.documents.words import Words
from tweespraak.evaluations.queries.content import anchors
from tweespraak.evaluations.queries.talking import Beside, Score
from tweespraak.evaluations.rules.talking import TalkRefusal, Why

REFUSED: Mapping[TalkRefusal, Words] = {
    TalkRefusal.NOT_NOW: _("That is not possible any more. See below where it is now."),
    TalkRefusal.OWN_FIRST: _(
        "The recruiter gives their own view first: then both views lie on the table when you talk."
    ),
    TalkRefusal.NO_TOPIC: _("Choose what you want to talk about."),
    TalkRefusal.TOO_MANY_TOPICS: _(
        "These are too many for one talk: the recruiter brings four topics at most, the client one. "
        "Leave some out."
    ),
    TalkRefusal.OTHER_TOPIC: _("One of these topics was not asked. Choose again."),
    TalkRefusal.NO_MOMENT: _("Offer at least one moment."),
    TalkRefusal.TOO_MANY_MOMENTS: _("Three moments are enough. Leave some out."),
    TalkRefusal.PAST: _("This moment has passed. Choose another, or offer others."),
    TalkRefusal.CHANGED: _("Other moments are offered by now. Look again and choose one."),
    TalkRefusal.OWN_OFFER: _("You offered these moments yourself: the other chooses one."),
    TalkRefusal.HELD: _("You have talked already, so it cannot be declined any more."),
}
WHY: Mapping[Why, Words] = {
    Why.LOWEST: _("the lowest"),
    Why.GAP: _("here you differ most"),
    Why.STRENGTH: _("a strength"),
}


@dataclass(frozen=True)
class ScoreWords:
    """What one side gave, in words before the number; `about` when they were asked it otherwise."""

    word: str
    number: int | None
    about: str = ""


@dataclass(frozen=True)
class BesideWords:
    """One topic with what both gave."""

    key: str
    title: str
    client: ScoreWords | None
    recruiter: ScoreWords | None
    went_well: bool


def in_words(rows: list[Beside]) -> list[BesideWords]:
    """Topics with both scores, for a page."""
    names = {one.value: one.name for one in anchors()}
    return [
        BesideWords(
            row.topic.key,
            row.topic.title,
            _score(row, row.client, names),
            _score(row, row.recruiter, names),
            row.went_well,
        )
        for row in rows
    ]


def _score(row: Beside, score: Score | None, names: Mapping[int | None, str]) -> ScoreWords | None:
    if score is None:
        return None
    about = "" if score.topic.key == row.topic.key else score.topic.title
    return ScoreWords(names[score.value], score.value, about)
