"""Reading a file with people: every usual encoding, and one clear problem for what cannot be read."""

import contextlib
import io
import zipfile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tweespraak.people.rules.columns import Column
from tweespraak.people.rules.tables import (
    MOST_BYTES,
    Problem,
    Table,
    Unreadable,
    read_text,
    read_text_file,
)
from tweespraak.people.rules.workbooks import is_workbook, read_workbook

TEXT = "Voornaam;E-mail\nZoë;zoe@voorbeeld.example\n"


def problem_of(content: bytes) -> tuple[Problem, object]:
    with pytest.raises(Unreadable) as caught:
        read_workbook(content) if is_workbook(content) else read_text_file(content)
    return caught.value.problem, caught.value.about


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("windows-1252", "windows-1252"),
    ],
)
def test_accents_survive_every_usual_encoding(encoding: str, read_as: str) -> None:
    table = read_text_file(TEXT.encode(encoding))
    assert table.read_as == read_as
    assert table.records[0].values == {"given_name": "Zoë", "email": "zoe@voorbeeld.example"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end(separator: str, end: str) -> None:
    lines = [["naam", "Last name", "mail"], ["x", "de, Wit; jr", "a@b.nl"]]
    text = end.join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    [record] = read_text(text).records
    assert record.values == {"family_name": "de, Wit; jr", "email": "a@b.nl"}


def test_headings_in_any_order_and_language_and_unknown_ones_are_named() -> None:
    table = read_text("Salaris;MANAGER E-MAIL;Rollen;e_mail\n1;b@c.nl;medewerker;a@b.nl\n")
    assert table.columns == (Column.EMAIL, Column.ROLES, Column.MANAGER_EMAIL)
    assert table.ignored == ("Salaris",)


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    table = read_text('\ne-mail;functie\n\na@b.nl;"twee\nregels"\nc@d.nl;\n')
    assert [record.number for record in table.records] == [4, 5]


def test_our_own_guard_against_formulas_is_taken_off_again() -> None:
    [record] = read_text("e-mail;voornaam\na@b.nl;'=Jan\n").records
    assert record.values["given_name"] == "=Jan"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"\xef\xbb\xbf \r\n", Problem.EMPTY),
        (b"x" * (MOST_BYTES + 1), Problem.TOO_BIG),
        (b"naam,adres\nJan,Dorp\n", Problem.NO_HEADER),
        (b"voornaam,achternaam\nJan,Vos\n", Problem.NO_ADDRESSES),
        (b"e-mail,email\na@b.nl,c@d.nl\n", Problem.COLUMN_TWICE),
        (b"e-mail,voornaam\n", Problem.ONLY_A_HEADER),
        (b"e-mail\na@b.nl\n\0\0\0", Problem.NULLS),
        (b'e-mail;voornaam\na@b.nl;"Jan\nc@d.nl;Piet\n', Problem.QUOTES),
        (b"%PDF-1.7 ...", Problem.BINARY),
        (b"\x89PNG\r\n\x1a\n", Problem.BINARY),
        (bytes(range(1, 32)) * 20, Problem.BINARY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", Problem.OLD_WORKBOOK),
        (b"PK\x03\x04 not a zip", Problem.BROKEN_WORKBOOK),
        (b"e-mail\n" + b"a@b.nl\n" * 5001, Problem.TOO_MANY_ROWS),
    ],
)
def test_what_cannot_be_read_has_one_clear_problem(content: bytes, problem: Problem) -> None:
    assert problem_of(content)[0] == problem


def test_a_workbook_is_read_whatever_stands_in_its_cells() -> None:
    table = read_workbook(
        workbook(
            ["E-mail", "Functie", "Team"], ["a@b.nl", 7.0, None], [None, None, None], ["c@d.nl"]
        )
    )
    assert [record.number for record in table.records] == [2, 4]
    assert table.records[0].values == {"email": "a@b.nl", "job_title": "7"}


def test_a_word_document_is_no_workbook() -> None:
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    assert problem_of(file.getvalue())[0] == Problem.BINARY


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xfe\xff\xd8\x00")
@example(b'e-mail\n"')
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    try:
        table = read_workbook(content) if is_workbook(content) else read_text_file(content)
    except Unreadable:
        return
    assert isinstance(table, Table)
    assert table.records


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 5000))
def test_a_damaged_workbook_never_crashes_the_reader(noise: bytes, place: int) -> None:
    whole = workbook(["E-mail"], ["a@b.nl"])
    place %= len(whole)
    with contextlib.suppress(Unreadable):
        read_workbook(whole[:place] + noise + whole[place + len(noise) :])


_CELL = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_is_read_back(cells: list[tuple[str, str]]) -> None:
    import csv

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerows([("e-mail", "functie"), *cells])
    try:
        table = read_text(text.getvalue())
    except Unreadable:  # cells of control codes only
        return
    for record in table.records:
        assert set(record.values) <= {"email", "job_title"}


def repacked(name: str, old: bytes, new: bytes) -> bytes:
    """A workbook with something else in one of its parts."""
    whole = workbook(["E-mail", "Voornaam"], ["a@b.nl", "Anna"])
    told = io.BytesIO()
    packed = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(io.BytesIO(whole)) as parts, zipfile.ZipFile(told, "w", packed) as kept:
        for each in parts.namelist():
            content = parts.read(each)
            assert each != name or old in content
            kept.writestr(each, content.replace(old, new) if each == name else content)
    return told.getvalue()


SHEET, END = "xl/worksheets/sheet1.xml", b"</sheetData>"
BOMBS = {
    "very many cells": (SHEET, END, b"<row>" + b"<c/>" * 1_100_000 + b"</row>" + END),
    "very much space": (SHEET, END, b" " * 40_000_000 + END),
    "many names": ("xl/workbook.xml", b"</workbook>", b"<x/>" * 30_000 + b"</workbook>"),
    "entities": (SHEET, b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "<c/>">]><worksheet'),
}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_what_grows_when_it_is_unpacked_is_not_opened(bomb: tuple[str, bytes, bytes]) -> None:
    """Slow: it packs what it has to refuse."""
    with pytest.raises(Unreadable) as refusal:
        read_workbook(repacked(*bomb))
    assert refusal.value.problem in {Problem.TOO_BIG, Problem.BROKEN_WORKBOOK}


def test_nothing_is_read_of_how_a_workbook_looks() -> None:
    """A few kB of styles would else take minutes and gigabytes."""
    end = b"</styleSheet>"
    table = read_workbook(repacked("xl/styles.xml", end, b"<xf>" * 9 + end))  # not even well formed
    assert table.records[0].values["given_name"] == "Anna"
