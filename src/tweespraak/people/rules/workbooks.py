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

MOST_UNPACKED = 60 * 1024 * 1024  # a zip can grow a thousandfold: it is weighed before it is opened
MOST_COLUMNS = 100
_SHEETS = "xl/workbook.xml"


def is_workbook(content: bytes) -> bool:
    """Whether these bytes begin like an Excel workbook (a zip)."""
    return content.startswith(b"PK\x03\x04")


def read_workbook(content: bytes) -> Table:
    """The table on the first sheet. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Problem.TOO_BIG, len(content))
    _weigh(content)
    try:
        return table_of(_rows(content))
    except Unreadable:
        raise
    except Exception:  # whatever a broken workbook makes the reader stumble over
        raise Unreadable(Problem.BROKEN_WORKBOOK) from None


def _weigh(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if _SHEETS not in parts.namelist():
                raise Unreadable(Problem.BINARY)
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise Unreadable(Problem.TOO_BIG, MOST_UNPACKED)
    except Unreadable:
        raise
    except Exception:
        raise Unreadable(Problem.BROKEN_WORKBOOK) from None


def _rows(content: bytes) -> Iterator[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
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
