"""Tables for a spreadsheet: CSV and XLSX, where no cell can begin to calculate by itself."""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
Rows = Iterable[Sequence[str]]
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = (10, 50)


def guarded(cell: str) -> str:
    """A cell no spreadsheet takes for a formula: what begins like one gets an apostrophe (OWASP,
    CSV injection). Reading a file with people takes it off again."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell


def as_csv(rows: Rows, language: str) -> bytes:
    """UTF-8 with a mark, so that Excel reads the accents; Dutch Excel separates with semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if language == "nl" else ",")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(title: str, rows: Rows) -> bytes:
    """One sheet of text cells; the first row is the heading and stays in view."""
    lines = [[_writable(cell) for cell in row] for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for place, cells in enumerate(zip(*lines, strict=True) if lines else (), start=1):
        longest = max(len(cell) for cell in cells) + 2
        width = min(max(longest, _WIDTHS[0]), _WIDTHS[1])
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, line in enumerate(lines):
        cells_of = [WriteOnlyCell(sheet, value=cell) for cell in line]
        for made in cells_of:
            made.data_type = "s"  # text, whatever it looks like: never a formula
            if number == 0:
                made.font = Font(bold=True)
        sheet.append(cells_of)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _writable(cell: str) -> str:
    """Without the control codes a workbook cannot hold, and no longer than a cell may be."""
    return "".join(sign for sign in cell if sign >= " " or sign in "\t\n")[:32_000]
