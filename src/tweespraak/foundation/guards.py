"""Find words that must not be written somewhere: the mechanism only, the words come from the caller.

A form of a word is written as it reads, with four marks:

    ziek                matches the whole word, in any case
    depressie*          may go on with letters: *depressies*
    *kanker             may begin with letters: *borstkanker*
    burn-out            a hyphen may be a space or nothing: *burn out*, *burnout*
    mijn/haar operatie  one of these words; between words stand spaces or line ends
    =ADD                only in this case, and not between words that are all capitals

A word is never found inside another: *ziek* is not in *muziek*.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# Where a word begins and ends. An underscore is no letter: people write _stress_.
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_HYPHEN = r"[\s\u00ad\u2010-\u2015-]{0,3}"
_GAP = r"[\s\u00a0]+"
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True)
class Word:
    """One entry of a list: what it is called, the forms it has, how heavy it weighs, what it is about."""

    name: str
    forms: tuple[str, ...]
    weight: str = ""
    about: str = ""


@dataclass(frozen=True)
class Hit:
    """Where a word of the list stands in a text."""

    start: int
    end: int
    word: str
    weight: str
    about: str = ""


@dataclass(frozen=True)
class WordList:
    """A list ready to search with; `allowed` are the phrases in which a word is harmless."""

    words: tuple[tuple[Word, re.Pattern[str]], ...]
    allowed: re.Pattern[str] | None


def word_list(words: Iterable[Word], allowed: Iterable[str] = ()) -> WordList:
    """Make a list ready. Where two words cover the same letters, the first of the list counts."""
    return WordList(
        tuple((word, _pattern(word.forms)) for word in words), _any_of(frozenset(allowed))
    )


def find(text: str, words: WordList, allowed: Iterable[str] = ()) -> list[Hit]:
    """Every word of the list in the text, in order and never two over each other.

    What lies inside an allowed word or phrase, of the list or of the caller, is no hit.
    """
    harmless = [
        found.span()
        for pattern in (words.allowed, _any_of(frozenset(allowed)))
        if pattern
        for found in pattern.finditer(text)
    ]
    hits = [
        Hit(*found.span(), word.name, word.weight, word.about)
        for word, pattern in words.words
        for found in pattern.finditer(text)
        if not _lies_in(found.span(), harmless) and not _is_shouted(text, found)
    ]
    return _apart(hits)


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which these letters stand."""
    breaks = [found.span() for found in _SENTENCE_ENDS.finditer(text)]
    begin = max((after for _before, after in breaks if after <= start), default=0)
    until = min((before for before, _after in breaks if before >= end), default=len(text))
    return begin, until


@lru_cache(maxsize=256)
def _any_of(forms: frozenset[str]) -> re.Pattern[str] | None:
    return _pattern(tuple(sorted(forms))) if forms else None


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """The longest form first, so that *ziekmelding* is found whole."""
    inside = "|".join(_form(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(f"{_BEGIN}(?:{inside}){_END}")


def _form(form: str) -> str:
    if form.startswith("="):
        return _words(form[1:])
    return f"(?i:{_words(form)})"


def _words(form: str) -> str:
    return _GAP.join(_alternatives(part) for part in form.split())


def _alternatives(part: str) -> str:
    return "(?:" + "|".join(_letters(one) for one in part.split("/")) + ")"


def _letters(word: str) -> str:
    """One word of a form; the start and the end of it may be open."""
    core = _HYPHEN.join(re.escape(piece) for piece in word.strip("*").split("-"))
    before = r"[^\W\d_]*" if word.startswith("*") else ""
    after = r"[^\W\d_]*" if word.endswith("*") else ""
    return f"{before}{core}{after}"


def _lies_in(span: tuple[int, int], harmless: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in harmless)


def _is_shouted(text: str, found: re.Match[str]) -> bool:
    """Whether a word that counts by its capitals stands between words of capitals."""
    if not found[0].isupper() or found.re.search(found[0].lower()):
        return False
    begin, until = sentence_of(text, *found.span())
    before = _LETTERS.findall(text[begin : found.start()])[-1:]
    after = _LETTERS.findall(text[found.end() : until])[:1]
    return bool(before or after) and all(word.isupper() for word in before + after)


def _apart(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
