"""Words about health in a text. Both languages are always looked through: people mix them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from tweespraak.conversations.models import AllowedWord
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.guarding import About, HealthHit, Weight, holding
from tweespraak.foundation.guards import Hit, Word, WordList, find, sentence_of, word_list
from tweespraak.people.api import Organisation, membership_in

CONTENT = Path(__file__).resolve().parents[1] / "content"
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Guard:
    """Looks at what one of the two writes, knowing the organisation and what both do for work."""

    organisation: Organisation
    writer: Side
    job_titles: tuple[str, ...] = ()

    @cached_property
    def allowed(self) -> list[str]:
        """What the organisation lets pass; asked once, however many texts there are."""
        return allowed_words(self.organisation)

    def hits(self, text: str) -> list[HealthHit]:
        """Every word that may be about health, also those that only warn."""
        return _hits(text, self.allowed, self.job_titles)

    def holding(self, text: str, known: str = "") -> list[HealthHit]:
        """The words that hold this text; what stands in the `known` text was let pass before."""
        return holding(self.hits(text), self.hits(known))


def guard_of(seat: Seat) -> Guard:
    """The guard over what this one of the two writes."""
    organisation = seat.conversation.organisation
    members = (membership_in(organisation.pk, one.person_id) for one in (seat.me, seat.other))
    titles = tuple(member.job_title for member in members if member and member.job_title)
    return Guard(organisation, seat.side, titles)


def health_hits(
    text: str, *, organisation: Organisation, job_titles: Iterable[str] = ()
) -> list[HealthHit]:
    """The words in a text that may be about somebody's health, in the order of the text.

    What the organisation allows is left out; what stands in one of the job titles only warns.
    """
    return _hits(text, allowed_words(organisation), job_titles)


def allowed_words(organisation: Organisation) -> list[str]:
    """The words that say nothing of anybody's health in this organisation."""
    rows = AllowedWord.objects.filter(organisation=organisation, ended_at=None)
    return list(rows.values_list("word", flat=True))


@cache
def health_words() -> WordList:
    """The list of this release, in both languages; hard words first."""
    contents = [_content(language) for language in LANGUAGES]
    rows = [row for content in contents for row in content["words"]]
    words = [
        Word(row["word"], tuple(row["forms"]), Weight(row["weight"]), About(row["about"]))
        for row in sorted(rows, key=lambda row: row["weight"] != Weight.HARD)
    ]
    return word_list(words, [phrase for content in contents for phrase in content["allowed"]])


def _hits(text: str, allowed: Iterable[str], job_titles: Iterable[str]) -> list[HealthHit]:
    found = find(text, health_words(), allowed)
    if not found:
        return []
    titled = {hit.word for title in job_titles for hit in find(title, health_words())}
    return [_hit(text, hit, titled) for hit in found]


def _content(language: str) -> dict[str, Any]:
    path = CONTENT / f"health.{language}.json"
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _hit(text: str, hit: Hit, titled: set[str]) -> HealthHit:
    begin, until = sentence_of(text, hit.start, hit.end)
    return HealthHit(
        start=hit.start,
        end=hit.end,
        word=hit.word,
        weight=Weight(hit.weight),
        about=About(hit.about),
        found=text[hit.start : hit.end],
        before=text[begin : hit.start],
        after=text[hit.end : until],
        only_warns=hit.word in titled,
    )
