"""Earlier results out of one file: what each column is, which rows count, and columns that were swapped.

A row is one form that somebody filled in: a day, a recommendation of 0 to 10, and topics of 1 to 5. Whose
form it was is not asked, so every row counts as somebody else.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tweespraak.evaluations.rules.figures import NPS
from tweespraak.evaluations.rules.scores import HIGHEST, LOWEST

DAY = "day"
MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 60
LONGEST_CELL = 200
NOTHING = ("", "-", "–", "na", "n/a", "nvt", "n.v.t.")  # not applicable: counts in nothing
Mapping_ = Mapping[str, int]  # a field of ours -> the place of a column


class Unreadable(StrEnum):
    """Why a file cannot be used at all."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TOO_MANY_ROWS = "too_many_rows"
    NO_TEXT = "no_text"
    ONLY_A_HEAD = "only_a_head"
    ONE_COLUMN = "one_column"


class CannotRead(Exception):
    """The file as a whole cannot be used; nothing was kept."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why)
        self.why = why


class ImportRefusal(StrEnum):
    """Why nothing is brought in yet."""

    NO_DAY = "no_day"
    NOTHING_TO_COUNT = "nothing_to_count"
    TWICE = "twice"  # two columns are the same thing
    SWAPPED = "swapped"
    TOO_FEW = "too_few"  # fewer than five rows that can be read
    BEFORE = "before"  # this very file was brought in
    DONE = "done"


class Flaw(StrEnum):
    """Why a row is left out."""

    NO_DAY = "no_day"
    FUTURE = "future"
    NOT_A_VALUE = "not_a_value"
    EMPTY = "empty"


@dataclass(frozen=True)
class Sheet:
    """What a file says: its headings, and its rows of as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Form:
    """One form that somebody filled in."""

    number: int  # of its row
    month: date
    values: Mapping[str, int]


@dataclass(frozen=True)
class Wrong:
    """A row that is left out: which column and what stands there."""

    number: int
    flaw: Flaw
    column: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Judged:
    """What a file gives with this mapping."""

    forms: tuple[Form, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    swapped: tuple[str, str] | None = None  # the headings of the two
    values: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # by field


def read_sheet(content: bytes) -> Sheet:
    """The table in a CSV file, with commas, semicolons or tabs. Raises CannotRead."""
    if len(content) > MOST_BYTES:
        raise CannotRead(Unreadable.TOO_BIG)
    text = _decoded(content)
    if not text.strip():
        raise CannotRead(Unreadable.EMPTY)
    lines = [row for row in _split(text) if any(cell.strip() for cell in row)]
    if len(lines) > MOST_ROWS + 1:
        raise CannotRead(Unreadable.TOO_MANY_ROWS)
    if len(lines) < 2:
        raise CannotRead(Unreadable.ONLY_A_HEAD)
    head = tuple(_cell(cell) for cell in lines[0][:MOST_COLUMNS])
    if len(head) < 2:
        raise CannotRead(Unreadable.ONE_COLUMN)
    width = len(head)
    rows = (tuple(_cell(cell) for cell in [*row, *[""] * width][:width]) for row in lines[1:])
    return Sheet(head, tuple(rows))


def guessed(head: Sequence[str], known: Mapping[str, str]) -> dict[str, int]:
    """Which column is what, by its heading; `known` is heading in small letters -> our field."""
    found: dict[str, int] = {}
    for place, name in enumerate(head):
        ours = known.get(name.strip().casefold())
        if ours and ours not in found:
            found[ours] = place
    return found


def judged(sheet: Sheet, mapping: Mapping_, today: date) -> Judged:
    """What the file gives with this mapping: forms, rows that are left out, columns that look swapped."""
    forms: list[Form] = []
    wrong: list[Wrong] = []
    for number, row in enumerate(sheet.rows, start=2):
        found = _form(number, row, sheet.head, mapping, today)
        (forms if isinstance(found, Form) else wrong).append(found)  # type: ignore[arg-type]
    fields = [key for key in mapping if key != DAY]
    values = {
        key: tuple(form.values[key] for form in forms if key in form.values) for key in fields
    }
    return Judged(tuple(forms), tuple(wrong), _swapped(sheet, mapping), values)


def import_refused(
    mapping: Sequence[tuple[str, int]], found: Judged, *, is_known: bool, is_done: bool, fewest: int
) -> ImportRefusal | None:
    """Why nothing is brought in with this mapping; None when it may be."""
    fields = [key for key, _place in mapping]
    checks = (
        (is_done, ImportRefusal.DONE),
        (is_known, ImportRefusal.BEFORE),
        (len(set(fields)) < len(fields), ImportRefusal.TWICE),
        (DAY not in fields, ImportRefusal.NO_DAY),
        (not set(fields) - {DAY}, ImportRefusal.NOTHING_TO_COUNT),
        (found.swapped is not None, ImportRefusal.SWAPPED),
        (len(found.forms) < fewest, ImportRefusal.TOO_FEW),
    )
    return next((refusal for is_so, refusal in checks if is_so), None)


def month_of(cell: str) -> date | None:
    """The month of 2025-03-14, 14-03-2025, 14/3/2025, 2025-03 or 03-2025; None when it is none."""
    parts = cell.replace("/", "-").replace(".", "-").split(" ")[0].split("T")[0].split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts) or len(parts) not in (2, 3):
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        year, month, day = [*numbers, 1][:3]
    else:
        year, month = numbers[-1], numbers[-2]
        day = numbers[0] if len(numbers) == 3 else 1
    try:
        return date(year, month, day).replace(day=1) if year >= 1990 else None
    except ValueError:
        return None


def value_of(key: str, cell: str) -> int | None:
    """A whole number that fits the scale of this field; None when it does not."""
    lowest, highest = (0, 10) if key == NPS else (LOWEST, HIGHEST)
    number = _number(cell)
    return number if number is not None and lowest <= number <= highest else None


def _form(
    number: int, row: Sequence[str], head: Sequence[str], mapping: Mapping_, today: date
) -> Form | Wrong:
    month = month_of(row[mapping[DAY]]) if DAY in mapping else None
    if month is None:
        place = mapping.get(DAY)
        named = (head[place], row[place]) if place is not None else ("", "")
        return Wrong(number, Flaw.NO_DAY, *named)
    if month > today:
        return Wrong(number, Flaw.FUTURE, head[mapping[DAY]], row[mapping[DAY]])
    values: dict[str, int] = {}
    for key, place in mapping.items():
        cell = row[place]
        if key == DAY or cell.casefold() in NOTHING:
            continue
        value = value_of(key, cell)
        if value is None:
            return Wrong(number, Flaw.NOT_A_VALUE, head[place], cell)
        values[key] = value
    return Form(number, month, values) if values else Wrong(number, Flaw.EMPTY)


def _swapped(sheet: Sheet, mapping: Mapping_) -> tuple[str, str] | None:
    """Two columns that each fit the place of the other and not their own."""
    if DAY in mapping and not _has_days(sheet, mapping[DAY]):
        for key, place in mapping.items():
            if key != DAY and _has_days(sheet, place):
                return sheet.head[mapping[DAY]], sheet.head[place]
    if NPS not in mapping:
        return None
    recommended = _numbers(sheet, mapping[NPS])
    if not recommended or max(recommended) > HIGHEST:
        return None
    for key, place in mapping.items():
        found = _numbers(sheet, place) if key not in (DAY, NPS) else []
        if found and (max(found) > HIGHEST or min(found) < LOWEST):
            return sheet.head[mapping[NPS]], sheet.head[place]
    return None


def _has_days(sheet: Sheet, place: int) -> bool:
    """Whether most of what stands in a column is a day."""
    cells = [row[place] for row in sheet.rows if row[place]]
    return bool(cells) and 2 * sum(month_of(cell) is not None for cell in cells) > len(cells)


def _numbers(sheet: Sheet, place: int) -> list[int]:
    return [found for row in sheet.rows if (found := _number(row[place])) is not None]


def _number(cell: str) -> int | None:
    """A whole number, also as 4,0 or 4.0."""
    whole, _sign, rest = cell.strip().replace(",", ".").partition(".")
    if not (whole.isdecimal() and whole.isascii() and len(whole) < 4 and set(rest) <= {"0"}):
        return None
    return int(whole)


def _decoded(content: bytes) -> str:
    if b"\0" in content or content.startswith(b"PK\x03\x04"):
        raise CannotRead(Unreadable.NO_TEXT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("windows-1252", errors="replace")


def _split(text: str) -> list[list[str]]:
    first = next(line for line in text.splitlines() if line.strip())
    separator = max(";,\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise CannotRead(Unreadable.NO_TEXT) from None


def _cell(cell: str) -> str:
    """Without blanks around it and the apostrophe our own files have before a sign."""
    kept = cell.strip()
    kept = kept[1:] if kept[:2] in ("'+", "'-", "'=", "'@") else kept
    return kept[:LONGEST_CELL]
