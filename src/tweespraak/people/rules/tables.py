"""Reading a file with people: bytes or pasted text in, a table or one clear problem out. Never a crash."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.people.rules.columns import Column, Heading, known_headings, read_heading

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5000
LONGEST_CELL = 1000
_SEPARATORS = ";,\t"
_TEXT_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x85")
_GUARDED = ("'=", "'+", "'-", "'@")  # how our own export keeps a spreadsheet from calculating


class Problem(StrEnum):
    """Why a file cannot be read at all."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TOO_MANY_ROWS = "too_many_rows"
    BINARY = "binary"
    OLD_WORKBOOK = "old_workbook"
    BROKEN_WORKBOOK = "broken_workbook"
    NULLS = "nulls"
    QUOTES = "quotes"
    NO_HEADER = "no_header"
    NO_ADDRESSES = "no_addresses"
    COLUMN_TWICE = "column_twice"
    ONLY_A_HEADER = "only_a_header"


class Unreadable(Exception):
    """The file as a whole cannot be used; `about` is the number or words the sentence needs."""

    def __init__(self, problem: Problem, about: object = "") -> None:
        super().__init__(problem, about)
        self.problem, self.about = problem, about


@dataclass(frozen=True)
class Record:
    """One row: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    values: dict[str, str]


@dataclass(frozen=True)
class Table:
    """What a file says."""

    records: tuple[Record, ...]
    columns: tuple[Column, ...]
    ignored: tuple[str, ...] = ()
    read_as: str = "utf-8"


def read_text_file(content: bytes) -> Table:
    """The table in a CSV file, in whichever usual encoding. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Problem.TOO_BIG, len(content))
    text, encoding = decoded(content)
    return read_text(text, encoding)


def read_text(text: str, encoding: str = "utf-8") -> Table:
    """The table in text that was pasted or decoded. Raises Unreadable."""
    if len(text) > MOST_BYTES:
        raise Unreadable(Problem.TOO_BIG, len(text))
    text = text.lstrip("\ufeff")
    if not text.strip():
        raise Unreadable(Problem.EMPTY)
    if "\0" in text:
        raise Unreadable(Problem.NULLS, text.count("\n", 0, text.index("\0")) + 1)
    if looks_binary(text):
        raise Unreadable(Problem.BINARY)
    return table_of(_split(text), encoding)


def table_of(rows: Iterable[Sequence[str]], encoding: str = "utf-8") -> Table:
    """A table out of rows of cells; the first row that is not empty is the heading. Raises Unreadable."""
    heading: Heading | None = None
    records: list[Record] = []
    for number, cells in enumerate(rows, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        if heading is None:
            heading = _heading(cells)
        else:
            records.append(Record(number, _values(heading, cells)))
        if len(records) > MOST_ROWS:
            raise Unreadable(Problem.TOO_MANY_ROWS, MOST_ROWS)
    if heading is None:
        raise Unreadable(Problem.EMPTY)
    if not records:
        raise Unreadable(Problem.ONLY_A_HEADER)
    columns = tuple(column for column in Column if column in heading.places)
    return Table(tuple(records), columns, heading.ignored, encoding)


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file and the encoding it was read in. Raises Unreadable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) and not content.startswith(b"\xff\xfe\0\0"):
        return _as(content, "utf-16")
    for encoding in _without_mark(content):
        return _as(content, encoding)
    if content.startswith(_BINARIES):
        raise Unreadable(
            Problem.OLD_WORKBOOK if content.startswith(_OLD_WORKBOOK) else Problem.BINARY
        )
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("windows-1252", errors="replace"), "windows-1252"


def looks_binary(text: str) -> bool:
    """Whether this is no text at all: control codes that no table holds."""
    controls = sum(sign < " " and sign not in _TEXT_CONTROLS for sign in text[:20_000])
    return controls > 0 and controls * 200 > len(text[:20_000])


_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_BINARIES = (_OLD_WORKBOOK, b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")


def _as(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding), "utf-16"
    except UnicodeDecodeError:
        raise Unreadable(Problem.BINARY) from None


def _without_mark(content: bytes) -> list[str]:
    """UTF-16 without its mark: every other byte of a table in a European language is zero."""
    start = content[:2000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(start) >= 8 and odd * 5 > len(start) * 2 and even * 20 < len(start):
        return ["utf-16-le"]
    if len(start) >= 8 and even * 5 > len(start) * 2 and odd * 20 < len(start):
        return ["utf-16-be"]
    return []


def _split(text: str) -> list[list[str]]:
    """The rows, cut at the separator that makes the most sense of the first row. Raises Unreadable."""
    first = next(line for line in text.splitlines() if line.strip())
    separator = max(_SEPARATORS, key=lambda sign: _sense(first, sign))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error:
        raise Unreadable(Problem.QUOTES, reader.line_num) from None


def _sense(line: str, separator: str) -> tuple[int, int]:
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return 0, 0
    return known_headings(cells), len(cells)


def _heading(cells: Sequence[str]) -> Heading:
    heading = read_heading(cells)
    if not heading.places:
        raise Unreadable(Problem.NO_HEADER)
    if heading.twice:
        raise Unreadable(Problem.COLUMN_TWICE, heading.twice[0])
    if Column.EMAIL not in heading.places:
        raise Unreadable(Problem.NO_ADDRESSES)
    return heading


def _values(heading: Heading, cells: Sequence[str]) -> dict[str, str]:
    """The cells by column. A cell that is far too long keeps its beginning: the row is refused anyway."""
    found = {}
    for column, place in heading.places.items():
        cell = cells[place].strip() if place < len(cells) else ""
        cell = cell[1:] if cell.startswith(_GUARDED) else cell
        if cell:
            found[column.value] = cell[: LONGEST_CELL + 1]
    return found
