"""Reading candidates as people paste them: one per line, or with commas, semicolons or tabs.

Every non-empty line gives at least one entry. A bad one says what is wrong and never stops the
good ones.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MOST = 100  # at a time: inviting them is one transaction, and others must be able to save meanwhile
NAME_LENGTH = 80  # of a given or a family name
ADDRESS_LENGTH = 254
SHOWN = 120  # letters of a bad piece that are repeated to the reader

# Control codes, private and unassigned characters, line separators, marks that turn the reading.
_NO_WRITING = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PIECES = re.compile(r'(?:"[^"]*"|<[^>]*>|[^,;\t"<]|["<])+')
_WITH_BRACKETS = re.compile(r"^(?P<name>.*?)<(?P<address>[^<>]*)>?\s*$")


class Trouble(StrEnum):
    """What is wrong with a piece of what was pasted."""

    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    LONG_NAME = "long_name"
    REPEATED = "repeated"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Candidate:
    """Someone who can be invited. Without a name in the text, `guessed` says it was made up."""

    line: int
    address: str
    given_name: str
    family_name: str
    guessed: bool = False

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class BadPiece:
    """A piece that cannot be used, with its line number and what is wrong."""

    line: int
    text: str
    trouble: Trouble


@dataclass(frozen=True)
class Pasted:
    """Everything that was pasted, in order: who can be invited, and what cannot be used."""

    candidates: tuple[Candidate, ...]
    bad: tuple[BadPiece, ...]


def read_pasted(text: str) -> Pasted:
    """The candidates in a text; never fails, whatever the text."""
    good: list[Candidate] = []
    bad: list[BadPiece] = []
    seen: set[str] = set()
    for entry in _entries(text):
        if isinstance(entry, BadPiece):
            bad.append(entry)
        elif entry.address in seen:
            bad.append(BadPiece(entry.line, entry.address, Trouble.REPEATED))
        elif len(good) >= MOST:
            bad.append(BadPiece(entry.line, entry.address, Trouble.TOO_MANY))
        else:
            seen.add(entry.address)
            good.append(entry)
    return Pasted(tuple(good), tuple(bad))


def _entries(text: str) -> Iterator[Candidate | BadPiece]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield from _line(number, line)


def _line(number: int, line: str) -> Iterator[Candidate | BadPiece]:
    """A name before a separator belongs to the address after it: `Jansen, Jan <j@x.nl>`."""
    names: list[str] = []
    empty = True
    for piece in _PIECES.findall(line):
        if not piece.strip():
            continue
        empty = False
        if "@" in piece or "<" in piece:
            yield _entry(number, names, piece)
            names = []
        else:
            names.append(piece.strip())
    if names or empty:
        yield BadPiece(number, _shown(", ".join(names) or line), Trouble.NO_ADDRESS)


def _entry(number: int, before: list[str], piece: str) -> Candidate | BadPiece:
    written, address = _apart(piece)
    address = address.lower()
    if not _is_address(address):
        trouble = Trouble.BAD_ADDRESS if address else Trouble.NO_ADDRESS
        return BadPiece(number, _shown(", ".join([*before, piece.strip()])), trouble)
    given, family = _name(before, written)
    guessed = not given
    if guessed:
        given, family = _name([], _from_address(address))
    if max(len(given), len(family)) > NAME_LENGTH:
        return BadPiece(number, _shown(piece.strip()), Trouble.LONG_NAME)
    return Candidate(number, address, given, family, guessed)


def _apart(piece: str) -> tuple[str, str]:
    """Name and address of `Name <address>`, `Name address` or `address`."""
    if bracketed := _WITH_BRACKETS.match(piece):
        return bracketed["name"], _clean(bracketed["address"]).removeprefix("mailto:")
    words = _clean(piece).split()
    last = next((i for i, word in reversed(list(enumerate(words))) if "@" in word), 0)
    name = " ".join(words[:last] + words[last + 1 :])
    return name, words[last].strip("\"'()[].").removeprefix("mailto:") if words else ""


def _is_address(address: str) -> bool:
    if len(address) > ADDRESS_LENGTH:
        return False
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _name(before: list[str], written: str) -> tuple[str, str]:
    """Given and family name; `Vries, Anna de` is Anna de Vries."""
    parts = [part for part in (*map(_clean, before), _clean(written)) if part]
    if len(parts) > 1:
        parts = [*parts[1:], parts[0]]
    given, _space, family = " ".join(parts).partition(" ")
    return given, family


def _from_address(address: str) -> str:
    words = re.split(r"[^\w]+|_+|\d+", address.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word)[:NAME_LENGTH] or address[:20]


def _clean(text: str) -> str:
    """One line without quotes or what cannot be written; letters of every script stay."""
    kept = (
        " " if unicodedata.category(sign) in _NO_WRITING or sign in _TURNS else sign
        for sign in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(kept).replace('"', " ").split()).strip("' ")


def _shown(text: str) -> str:
    clean = _clean(text)
    return clean if len(clean) <= SHOWN else clean[: SHOWN - 1] + "…"
