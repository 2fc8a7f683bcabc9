"""The list of people as a file: what stands in it, for whom, and that it calculates nothing."""

import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.people.adding import added
from tests.people.test_directory import crowd, placed
from tweespraak.audit.models import Entry
from tweespraak.foundation import clock
from tweespraak.foundation.sheets import as_csv, as_workbook, guarded
from tweespraak.people.access.proof import note_proof
from tweespraak.people.models import Unit
from tweespraak.people.rules.tables import read_text_file

__all__ = ["placed"]
pytestmark = pytest.mark.django_db
EXPORT = "/people/export/"


@pytest.fixture
def proven(chris: Actor) -> Actor:
    """Chris just showed that it is him."""
    request = type("Request", (), {"session": chris.client.session})()
    note_proof(request, chris.person.pk, clock.now())
    request.session.save()
    return chris


def rows_of(answer: Any, kind: str = "csv") -> list[list[str]]:
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        return [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)]
    return [line.split(";") for line in answer.content.decode("utf-8-sig").splitlines()]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_everyone_with_roles_place_and_account(proven: Actor, placed: Unit, kind: str) -> None:
    answer = proven.client.post(EXPORT, {"kind": kind})
    head, *rows = rows_of(answer, kind)
    anna = dict(zip(head, next(row for row in rows if row[0] == "Anna"), strict=True))
    assert anna == {
        "voornaam": "Anna", "achternaam": "de Vries", "e-mailadres": "anna@voorbeeld.example",
        "taal": "nl", "functie": "Verpleegkundige", "rollen": "Ontwikkeling Lid", "afdeling": "Zorg",
        "team": "Nacht", "e-mail leidinggevende": "bram@voorbeeld.example", "account": "Actief",
    }  # fmt: skip
    assert len(rows) == 3
    assert f".{kind}" in answer["Content-Disposition"]


def test_in_english_with_commas_and_english_headings(proven: Actor) -> None:
    proven.client.cookies["django_language"] = "en"
    answer = proven.client.post(EXPORT, {"kind": "csv"}, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.content.decode("utf-8-sig").startswith("given name,family name,e-mail,language")


def test_only_who_is_in_the_list_as_narrowed(proven: Actor, anna: Actor) -> None:
    answer = proven.client.post(f"{EXPORT}?q=anna", {"kind": "csv"})
    assert [row[0] for row in rows_of(answer)[1:]] == ["Anna"]


def test_what_was_exported_can_be_uploaded_and_changes_nothing(proven: Actor, placed: Unit) -> None:
    from tests.people.test_batches_screens import post

    content = proven.client.post(EXPORT, {"kind": "csv"}).content
    page = proven.client.get(post(proven, content).url)
    counts = page.context["whole"].counts
    assert (counts["same"], counts["wrong"], counts["changed"]) == (3, 0, 0)


def test_a_formula_stays_text(proven: Actor) -> None:
    added(proven.member.organisation, given_name='=HYPERLINK("http://evil")', family_name="+1")
    rows = rows_of(proven.client.post(EXPORT, {"kind": "csv"}))
    assert ["'=HYPERLINK" in row[0] or "\"'=HYPERLINK" in row[0] for row in rows].count(True) == 1
    book = openpyxl.load_workbook(io.BytesIO(proven.client.post(EXPORT, {"kind": "xlsx"}).content))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_start_of_a_formula_is_guarded(start: str) -> None:
    assert guarded(f"{start}1") == f"'{start}1"
    assert guarded("1+1") == "1+1"


def test_what_is_guarded_reads_back() -> None:
    table = read_text_file(as_csv([["e-mail", "voornaam"], ["a@b.nl", "-Jan"]], "nl"))
    assert table.records[0].values["given_name"] == "-Jan"


def test_control_codes_do_not_break_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook("x", [["a\x07b", "é" * 9]])))
    assert book.active["A1"].value == "ab"
    assert as_workbook("leeg", [])


def test_it_is_written_down(proven: Actor) -> None:
    proven.client.get(EXPORT)
    assert not Entry.objects.filter(action="people.exported").exists()
    proven.client.post(EXPORT, {"kind": "csv"})
    entry = Entry.objects.get(action="people.exported")
    assert (entry.actor_id, entry.state_to) == (proven.person.pk, "csv")


def test_one_shows_first_that_it_is_oneself(chris: Actor) -> None:
    session = chris.client.session
    session.pop("proof", None)
    session.save()
    answer = chris.client.post(EXPORT, {"kind": "csv"})
    assert answer.status_code == 302
    assert answer.url.startswith("/account/")
    assert not Entry.objects.filter(action="people.exported").exists()


def test_others_take_nothing_along(bram: Actor, eva: Actor, chris: Actor) -> None:
    for who in (bram, eva):
        request = type("Request", (), {"session": who.client.session})()
        note_proof(request, who.person.pk, clock.now())
        request.session.save()
    assert bram.client.post(EXPORT, {"kind": "csv"}).status_code == 403
    assert b"Chris" not in eva.client.post(EXPORT, {"kind": "csv"}).content


@pytest.mark.slow
def test_two_thousand_people_take_as_many_queries_as_ten(proven: Actor) -> None:
    """Slow: two thousand people."""

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert proven.client.post(EXPORT, {"kind": "csv"}).status_code == 200
        return len(seen)

    few = count()
    crowd(proven.member.organisation, 2000)
    assert count() == few
