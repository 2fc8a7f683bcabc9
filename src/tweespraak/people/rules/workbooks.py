"""Reading the first sheet of an Excel workbook with people: bytes in, a table or one problem out."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl

from tweespraak.people.rules.tables import (
    MOST_BYTES,
    MOST_ROWS,
    Problem,
    Table,
    Unreadable,
    table_of,
)

# A zip can grow a thousandfold, and a tag becomes an object: what is opened is weighed and counted.
MOST_UNPACKED = 30 * 1024 * 1024
MOST_TAGS = 1_000_000  # in one sheet, or in the texts of all of them
MOST_COLUMNS = 100
_WORKBOOK = "xl/workbook.xml"
_FRAME = {"[content_types].xml", "_rels/.rels", _WORKBOOK, "xl/_rels/workbook.xml.rels"}
_FRAME_TAGS = 20_000
_TEXTS, _SHEETS = "xl/sharedstrings.xml", "xl/worksheets/"


def is_workbook(content: bytes) -> bool:
    """Whether these bytes begin like an Excel workbook (a zip)."""
    return content.startswith(b"PK\x03\x04")


def read_workbook(content: bytes) -> Table:
    """The table on the first sheet. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Problem.TOO_BIG, len(content))
    try:
        return table_of(_rows(_lean(content)))
    except Unreadable:
        raise
    except Exception:  # whatever a broken workbook makes the reader stumble over
        raise Unreadable(Problem.BROKEN_WORKBOOK) from None


def _lean(content: bytes) -> io.BytesIO:
    """The workbook with nothing in it but its sheets and their texts: styles, drawings and whatever
    else is there would only take time and memory. Raises Unreadable."""
    lean, room = io.BytesIO(), MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(lean, "w") as kept:
        names = set(parts.namelist())
        if _WORKBOOK not in names:
            raise Unreadable(Problem.BINARY)
        for name in sorted(names):
            if most := _most_tags(name.lower()):
                with parts.open(name) as part:
                    unpacked = part.read(room + 1)  # whatever size the zip says it has
                room -= len(unpacked)
                if room < 0 or unpacked.count(b"<") > most:
                    raise Unreadable(Problem.TOO_BIG, MOST_UNPACKED)
                if b"<!DOCTYPE" in unpacked.replace(b"\0", b""):  # entities: tags nobody counted
                    raise Unreadable(Problem.BROKEN_WORKBOOK)
                kept.writestr(name, unpacked)
    return lean


def _most_tags(name: str) -> int:
    """How many tags a part may have; 0 for a part that is not needed."""
    if name in _FRAME:
        return _FRAME_TAGS
    is_sheet = name.startswith(_SHEETS) and name.endswith(".xml")
    return MOST_TAGS if is_sheet or name == _TEXTS else 0


def _rows(lean: io.BytesIO) -> Iterator[list[str]]:
    book = openpyxl.load_workbook(lean, read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        last = MOST_ROWS * 2  # empty rows count for the number, not for the limit
        for row in sheet.iter_rows(max_row=last, max_col=MOST_COLUMNS, values_only=True):
            yield [_cell(value) for value in row]
    finally:
        book.close()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\0", "")
