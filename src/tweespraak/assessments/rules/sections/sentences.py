"""Sentences of a report: where one ends, and the key by which it is known over versions."""

import hashlib
import re
import unicodedata

_ENDS = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+(?=[^\sa-z])")
_SPACE = re.compile(r"\s+")


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """The sentences of a text, per paragraph; nothing is lost but the space between them."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(_split(line) for line in lines if line)


def sentences(text: str) -> tuple[str, ...]:
    """Every sentence of a text."""
    return tuple(one for paragraph in paragraphs(text) for one in paragraph)


def sentence_key(text: str) -> str:
    """The hash of a sentence: of its words only, so that a break in a line makes no other sentence."""
    plain = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(plain.encode()).hexdigest()


def base_of(text: str) -> str:
    """The mark of what stands somewhere; it travels with the page, to see whether it changed since."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def has_words(text: str) -> bool:
    """Whether something was written: a row of dots or dashes says nothing."""
    return any(letter.isalnum() for letter in text)


def _split(line: str) -> tuple[str, ...]:
    """A sentence ends at a stop with space after it, unless a small letter follows (*bijv. een*)."""
    found, start = [], 0
    for end in _ENDS.finditer(line):
        found.append(line[start : end.end()].strip())
        start = end.end()
    return tuple(one for one in (*found, line[start:].strip()) if one)
