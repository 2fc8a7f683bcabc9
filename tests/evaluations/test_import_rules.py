"""What a file with earlier results gives: days, scales, rows that are left out, columns that were swapped."""

from datetime import date

import pytest

from tests.evaluations.results import CSV
from tweespraak.evaluations.rules.importing import (
    CannotRead,
    Flaw,
    ImportRefusal,
    Judged,
    Unreadable,
    guessed,
    import_refused,
    judged,
    month_of,
    read_sheet,
    value_of,
)

TODAY = date(2026, 9, 1)
KNOWN = {"dag": "day", "aanbeveling": "nps", "intake": "S01"}
MAPPING = {"day": 0, "nps": 1, "S01": 2}


def told(found: Judged, mapping: dict[str, int] | None = None, **values: bool) -> object:
    chosen = list((MAPPING if mapping is None else mapping).items())
    whole = {"is_known": False, "is_done": False, **values}
    return import_refused(chosen, found, fewest=5, **whole)


def test_the_columns_are_guessed_by_their_headings() -> None:
    assert guessed(read_sheet(CSV).head, KNOWN) == MAPPING


def test_every_row_is_a_form() -> None:
    found = judged(read_sheet(CSV), MAPPING, TODAY)
    assert [form.month.month for form in found.forms] == [1, 2, 2, 3, 3]
    assert found.values == {"nps": (9, 7, 10, 6, 8), "S01": (5, 4, 5, 3)}
    assert found.wrong == ()
    assert told(found) is None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_and_encoding(separator: str) -> None:
    text = CSV.decode().replace(";", separator)
    for content in (text.encode("utf-8-sig"), text.replace("Jan", "José").encode("windows-1252")):
        assert len(judged(read_sheet(content), MAPPING, TODAY).forms) == 5


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("2025-03-14", date(2025, 3, 1)),
        ("14-03-2025", date(2025, 3, 1)),
        ("14/3/2025 10:30", date(2025, 3, 1)),
        ("2025-03", date(2025, 3, 1)),
        ("03-2025", date(2025, 3, 1)),
        ("2025-03-14T10:30:00", date(2025, 3, 1)),
        ("31-02-2025", None),
        ("maart", None),
        ("9", None),
        ("", None),
        ("٢٠٢٥-٠٣", None),
        ("9999999999999-1", None),
    ],
)
def test_a_day_in_many_ways(cell: str, month: date | None) -> None:
    assert month_of(cell) == month


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [("nps", "0", 0), ("nps", "10", 10), ("nps", "11", None), ("S01", "0", None), ("S01", "5", 5),
     ("S01", "6", None), ("S01", "4,0", 4), ("S01", "4.5", None), ("S01", "goed", None), ("nps", "-1", None)],
)  # fmt: skip
def test_only_what_is_on_the_scale(key: str, cell: str, value: int | None) -> None:
    assert value_of(key, cell) == value


def test_a_wrong_row_is_left_out_and_named() -> None:
    content = CSV + b"2027-01-01;9;5;x\n2025-01-01;12;5;x\nmorgen;9;5;x\n2025-01-01;;;x\n"
    found = judged(read_sheet(content), MAPPING, TODAY)
    assert [(one.number, one.flaw) for one in found.wrong] == [
        (7, Flaw.FUTURE),
        (8, Flaw.NOT_A_VALUE),
        (9, Flaw.NO_DAY),
        (10, Flaw.EMPTY),
    ]
    assert (found.wrong[1].column, found.wrong[1].cell) == ("aanbeveling", "12")


def test_swapped_columns_are_noticed() -> None:
    mapping = {"day": 0, "nps": 2, "S01": 1}
    found = judged(read_sheet(CSV), mapping, TODAY)
    assert found.swapped == ("Intake", "aanbeveling")
    assert told(found, mapping) is ImportRefusal.SWAPPED


def test_a_day_that_was_swapped_is_noticed() -> None:
    mapping = {"day": 1, "nps": 0, "S01": 2}
    found = judged(read_sheet(CSV), mapping, TODAY)
    assert found.swapped == ("aanbeveling", "dag")


def test_what_is_missing_is_said_before_anything_is_brought_in() -> None:
    sheet = read_sheet(CSV)
    assert told(judged(sheet, {"nps": 1}, TODAY), {"nps": 1}) is ImportRefusal.NO_DAY
    assert told(judged(sheet, {"day": 0}, TODAY), {"day": 0}) is ImportRefusal.NOTHING_TO_COUNT
    whole = judged(sheet, MAPPING, TODAY)
    twice = [("day", 0), ("nps", 1), ("nps", 2)]
    refusal = import_refused(twice, whole, is_known=False, is_done=False, fewest=5)
    assert refusal is ImportRefusal.TWICE
    assert told(whole, is_known=True) is ImportRefusal.BEFORE
    assert told(whole, is_done=True) is ImportRefusal.DONE
    four = judged(read_sheet(CSV.rsplit(b"\n", 2)[0]), MAPPING, TODAY)
    assert told(four) is ImportRefusal.TOO_FEW


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable.EMPTY),
        (b"  \n ", Unreadable.EMPTY),
        (b"PK\x03\x04", Unreadable.NO_TEXT),
        (b"dag;nps\0", Unreadable.NO_TEXT),
        (b"dag;nps\n", Unreadable.ONLY_A_HEAD),
        (b"dag\n2025-01\n", Unreadable.ONE_COLUMN),
        (b"a;b\n" * 5002, Unreadable.TOO_MANY_ROWS),
        (b"x" * (2 * 1024 * 1024 + 1), Unreadable.TOO_BIG),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, why: Unreadable) -> None:
    with pytest.raises(CannotRead) as refused:
        read_sheet(content)
    assert refused.value.why is why
