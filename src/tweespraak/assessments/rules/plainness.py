"""How plainly a text reads, and whom or what it names. Hints only; nothing here holds a text.

The index of reading ease is Douma's for Dutch (1960) and Flesch's for English (1948); below 40 a
sentence is called hard. Plain language of level B1 lies well above that.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.assessments.rules.sections.sentences import sentences

LONGEST_SENTENCE = 25  # words
FEWEST_WORDS = 8  # a shorter sentence says too little about how it reads
HARD = 40.0
FEWEST_LETTERS = 15  # of a question of a test: shorter ones are ordinary words
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyáéíóúàèëïöüäê]+", re.IGNORECASE)
_FORMULA = {"nl": (206.84, 0.93, 77.0), "en": (206.835, 1.015, 84.6)}


class HintKind(StrEnum):
    """What a hint is about."""

    LONG = "long"
    HARD = "hard"
    MEDICAL = "medical"
    FAMILY = "family"
    PERSON = "person"
    ITEM = "item"


@dataclass(frozen=True)
class Hint:
    """Words with the rest of their sentence on both sides."""

    kind: HintKind
    found: str
    before: str = ""
    after: str = ""


def hard_sentences(text: str, language: str) -> Iterator[Hint]:
    """The sentences that are long or hard to read."""
    for one in sentences(text):
        words = _WORD.findall(one)
        if len(words) > LONGEST_SENTENCE:
            yield Hint(HintKind.LONG, one)
        elif len(words) >= FEWEST_WORDS and ease(words, language) < HARD:
            yield Hint(HintKind.HARD, one)


def ease(words: list[str], language: str) -> float:
    """The index of reading ease of one sentence: 100 is easy, 0 very hard."""
    top, per_word, per_syllable = _FORMULA[language if language in _FORMULA else "nl"]
    syllables = sum(max(1, len(_VOWELS.findall(word))) for word in words)
    return top - per_word * len(words) - per_syllable * syllables / len(words)


def mentions(text: str, names: Iterable[str]) -> Iterator[Hint]:
    """Where one of these names stands, as a whole word and with its capital."""
    wanted = sorted({name for name in names if name}, key=len, reverse=True)
    if not wanted:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)")
    for one in sentences(text):
        for hit in pattern.finditer(one):
            yield Hint(HintKind.PERSON, hit[0], one[: hit.start()], one[hit.end() :])


def quotes(text: str, items: Iterable[str]) -> Iterator[Hint]:
    """Questions of a test that stand in the text, whatever their capitals and stops."""
    plain = _plain(text)
    for item in items:
        words = _plain(item)
        if len(words) >= FEWEST_LETTERS and f" {words} " in f" {plain} ":
            yield Hint(HintKind.ITEM, item)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
