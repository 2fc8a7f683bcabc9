"""The card of a talk about an evaluation: three questions, and the topics on its agenda among them."""

from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.api import ThemeWords
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.content import Asked, live_questions
from tweespraak.evaluations.queries.talking import Beside, besides
from tweespraak.evaluations.rules.talking import Offer, Way
from tweespraak.foundation.texts import Both

LANGUAGES = ("nl", "en")
WELL, BETTER, NEXT = "L1", "L2", "L3"  # the three questions, each a theme
CLOSING = ("L4", "L5")
THEMES = {
    WELL: _("What went well"),
    BETTER: _("What could be better"),
    NEXT: _("Next time"),
}
STRENGTH = _("%(topic)s: what made this go well?")
TOPIC = _("%(topic)s: how did you see this, and what would help next time?")
WAYS = {Way.MEETING: _("Meeting"), Way.VIDEO: _("Video call"), Way.PHONE: _("Phone call")}


def card_of(evaluation: Evaluation) -> list[ThemeWords]:
    """The themes of the talk, in both languages: strengths with the first, the rest with the second."""
    found = besides(evaluation, [one["key"] for one in evaluation.agenda])
    asked = live_questions()
    return [
        ThemeWords(
            key,
            _both(name),
            [_same(key, asked[key]), *(_topic(one) for one in found if theme_of(one) == key)],
        )
        for key, name in THEMES.items()
    ]


def theme_of(beside: Beside) -> str:
    """Under which question a topic is talked about."""
    return WELL if beside.went_well else BETTER


def place_words(evaluation: Evaluation, offer: Offer) -> str:
    """How and where, as it stands in both calendars."""
    with translation.override(evaluation.language):
        way = str(WAYS[offer.way])
    return f"{way}: {offer.place}"[:120] if offer.place else way


def _topic(beside: Beside) -> dict[str, Any]:
    words = STRENGTH if beside.went_well else TOPIC
    return _same(beside.topic.key, _filled(words, beside.topic))


def _same(key: str, words: Both) -> dict[str, Any]:
    """One question, the same for both: they look at the same thing from two chairs."""
    return {"key": key, "employee": dict(words), "manager": dict(words)}


def _filled(words: Promise | str, topic: Asked) -> Both:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = str(words) % {"topic": topic.title_in(language)}
    return found


def _both(words: Promise | str) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = str(words)
    return found
