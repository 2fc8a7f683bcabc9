"""Look through a text for what the law forbids as a reason."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from tweespraak.selection.rules.wording.hits import LawHit, Level
from tweespraak.selection.rules.wording.lists import (
    Row,
    Tells,
    When,
    help_of,
    rows_of,
    tells_of,
)

# A full stop ends a sentence when a space follows; a new line always does.
_SENTENCE = re.compile(r"[^\s.!?…](?:[^.!?…\n]+|[.!?…](?=\S))*[.!?…]*")
_LETTERS = re.compile(r"[^\W\d_]{4,}|\d+")
# What may stand before a word becomes a space: every entry of the lists is sought after a space.
_SPACES = dict.fromkeys('\u00a0\t_*()[]"“”„«»', " ")
_PLAIN = str.maketrans({**_SPACES, "‘": "'", "’": "'", "\u2010": "-", "\u2011": "-"})
_QUOTE = re.compile(r"(?<!\w)'")


@dataclass(frozen=True)
class _Sentence:
    """A sentence, and where it begins in the text."""

    text: str
    begin: int


@dataclass(frozen=True)
class _Found:
    """Where an entry of the list stands in a sentence."""

    row: Row
    sentence: _Sentence
    start: int
    end: int


def law_hits(text: str, language: str, *, allowed: Collection[str] = ()) -> list[LawHit]:
    """Everything in the text that may be unlawful, in order and never two over each other.

    Both languages are looked through; `language` is that of who reads the help. `allowed` are the
    signed requirements and the job title: what stands in them to the letter only warns.
    """
    folded = _folded(text)
    sentences = [_Sentence(one[0], one.start()) for one in _SENTENCE.finditer(folded)]
    required = {word for each in allowed for word in _LETTERS.findall(_folded(each))}
    return [_hit(text, folded, place, required, language) for place in _apart(_found(sentences))]


def _folded(text: str) -> str:
    """In small letters and with plain spaces and quotes, each letter at the place it had."""
    small = text.lower()
    if len(small) != len(text):  # a letter that is two in small: leave those as they are
        small = "".join(low if len(low := one.lower()) == 1 else one for one in text)
    return _QUOTE.sub(" ", small.translate(_PLAIN))


def _found(sentences: Iterable[_Sentence]) -> Iterator[_Found]:
    """What counts where it stands, and lies in no phrase in which it is harmless."""
    tells = tells_of()
    counting = [(sentence, _counting(sentence.text, tells)) for sentence in sentences]
    for when in When:
        searched = [sentence for sentence, whens in counting if when in whens]
        for place in _places(rows_of(when), searched):
            if not _is_harmless(place, tells):
                yield place


def _places(rows: Iterable[Row], sentences: list[_Sentence]) -> Iterator[_Found]:
    """Where the entries stand. All sentences at once: that is several times faster than one by one."""
    joined = "".join(f" {sentence.text}\n" for sentence in sentences)
    starts = list(accumulate((len(sentence.text) + 2 for sentence in sentences), initial=1))
    for row in rows:
        for match in row.pattern.finditer(joined):
            start, end = match.span(1)
            at = bisect_right(starts, start) - 1
            yield _Found(row, sentences[at], start - starts[at], end - starts[at])


def _counting(sentence: str, tells: Tells) -> tuple[When, ...]:
    """Which entries of the lists count in this sentence."""
    if tells.welcome.search(sentence):
        return ()
    if tells.person.search(sentence):
        return (When.UNLESS_DUTY, When.OF_CANDIDATE)
    return () if tells.duty.match(sentence) else (When.UNLESS_DUTY,)


def _is_harmless(place: _Found, tells: Tells) -> bool:
    return any(
        one.start() <= place.start and place.end <= one.end()
        for pattern in (tells.work, tells.allowed)
        if pattern
        for one in pattern.finditer(place.sentence.text)
    )


def _apart(found: Iterator[_Found]) -> list[_Found]:
    """Where two lie over each other the heaviest stays, then the longest."""
    kept: dict[_Sentence, list[_Found]] = {}
    for place in sorted(found, key=lambda one: (one.row.level is Level.WARN, one.start - one.end)):
        others = kept.setdefault(place.sentence, [])
        if all(place.end <= other.start or other.end <= place.start for other in others):
            others.append(place)
    every = (place for places in kept.values() for place in places)
    return sorted(every, key=lambda one: (one.sentence.begin, one.start))


def _hit(text: str, folded: str, place: _Found, required: set[str], language: str) -> LawHit:
    begin = place.sentence.begin
    start, end = begin + place.start, begin + place.end
    words = _LETTERS.findall(folded[start:end])
    is_required = bool(words) and required.issuperset(words)
    said = help_of(language)[place.row.ground]
    return LawHit(
        start=start,
        end=end,
        word=place.row.word,
        level=Level.WARN if is_required else place.row.level,
        ground=place.row.ground,
        found=text[start:end],
        before=text[begin:start],
        after=text[end : begin + len(place.sentence.text)],
        why=said.why,
        rewrite=said.rewrite,
        is_required=is_required,
    )
