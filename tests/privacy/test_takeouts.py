"""Everything that is kept of someone as a PDF: made by the worker, readable, and gone after a week."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tests.privacy.proven import long_signed_in
from tests.privacy.test_consent import give
from tweespraak.foundation import clock, paper
from tweespraak.foundation.personal_data import Rule
from tweespraak.instruments.api import load_instruments
from tweespraak.people.models import Brand
from tweespraak.privacy.actions import ask_takeout, erase_everything, make_due_takeouts
from tweespraak.privacy.actions.takeouts import NO_LETTERS
from tweespraak.privacy.documents import readable
from tweespraak.privacy.models import Takeout

PAGE = "/my-data/pdf/"


@pytest.fixture
def asked(anna: Actor) -> Takeout:
    """Anna has asked for her PDF, and nobody has made it yet."""
    now = clock.now()
    return ask_takeout(person=anna.person, language="nl", by=anna.person, at=now)


def text_of(client: Client, address: str = PAGE) -> str:
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def read(takeout: Takeout) -> PdfReader:
    takeout.refresh_from_db()
    return PdfReader(BytesIO(bytes(takeout.pdf)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def later(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    at = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: at)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c494441"
    "54789c63105030000000a4006134667d720000000049454e44ae426082"
)


@pytest.mark.slow
def test_the_pdf_wears_the_look_of_the_organisation(anna):
    """Slow: lays out a PDF."""
    Brand.objects.create(
        organisation=anna.member.organisation,
        accent="#0b5a8a",
        logo=PIXEL,
        logo_type="image/png",
        logo_alt="Voorbeeld",
        updated_at=THEN,
    )
    asked = ask_takeout(person=anna.person, language="en", by=anna.person, at=clock.now())
    make_due_takeouts()
    reader = read(asked)
    assert len(reader.pages[0].images) == 1
    assert "What is kept of Anna de Vries" in words(reader)
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.slow
def test_the_pdf_says_everything_in_dutch_with_headings(anna, bram):
    """Slow: scores a questionnaire and lays out a PDF."""
    load_instruments(at=THEN)
    finished(anna.person)
    give(anna, text="Ik vind het goed.", language="nl")
    asked = ask_takeout(person=anna.person, language="nl", by=anna.person, at=clock.now())
    assert make_due_takeouts() == 1
    reader = read(asked)
    told = words(reader)
    for expected in (
        "Wat er van Anna de Vries wordt bewaard",
        anna.person.email,
        "Ik vind het goed.",
    ):
        assert expected in told
    assert "Percentiel" in told
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "given_name" not in told
    assert str(anna.person.pk) not in told


def test_asking_twice_is_asking_once(anna):
    for _click in range(2):
        assert anna.client.post(PAGE).status_code == 302
    assert Takeout.objects.count() == 1


def test_what_is_being_made_is_said(anna, asked):
    body = text_of(anna.client)
    assert "Your PDF is being made" in body
    assert "Make a PDF" not in body
    assert anna.client.get(f"{PAGE}{asked.pk}/").status_code == 404


def test_a_made_pdf_can_be_downloaded_by_its_owner_only(anna, bram, chris, eva, asked, monkeypatch):
    monkeypatch.setattr("tweespraak.privacy.actions.takeouts.takeout_pdf", lambda *_all: b"%PDF-1")
    make_due_takeouts()
    response = anna.client.get(f"{PAGE}{asked.pk}/")
    assert response["Content-Type"] == "application/pdf"
    assert response.content == b"%PDF-1"
    assert "Only you can open it" in text_of(anna.client)
    for other in (bram, chris, eva):
        assert other.client.get(f"{PAGE}{asked.pk}/").status_code == 404
        assert str(asked.pk) not in text_of(other.client)


def test_after_a_week_the_file_is_erased(anna, asked, monkeypatch):
    monkeypatch.setattr("tweespraak.privacy.actions.takeouts.takeout_pdf", lambda *_all: b"%PDF-1")
    make_due_takeouts()
    assert make_due_takeouts() == 0
    later(monkeypatch, 7.1)
    assert anna.client.get(f"{PAGE}{asked.pk}/").status_code == 404
    assert make_due_takeouts() == 1
    assert not Takeout.objects.exists()


def test_without_the_letters_the_packages_are_named_and_the_page_works(anna, asked, monkeypatch):
    def no_pango(_name: str) -> None:
        raise OSError("cannot load library 'libpango'")

    monkeypatch.setattr(paper, "import_module", no_pango)
    make_due_takeouts()
    asked.refresh_from_db()
    assert asked.error == NO_LETTERS
    body = text_of(anna.client)
    assert "libpango-1.0-0" in body
    assert "/my-data/print/" in body
    assert anna.person.email in text_of(anna.client, "/my-data/print/")


def test_what_fails_is_tried_again_and_then_said(anna, asked, monkeypatch):
    def broken(*_all):
        raise ValueError("no")

    monkeypatch.setattr("tweespraak.privacy.actions.takeouts.takeout_pdf", broken)
    for _attempt in range(4):
        assert make_due_takeouts() == 1
        assert make_due_takeouts() == 0
        later(monkeypatch, 0.03)
    assert "Your PDF could not be made" in text_of(anna.client)
    assert anna.client.post(PAGE).status_code == 302
    assert Takeout.objects.count() == 2


def test_erasing_a_person_erases_the_files(anna, asked):
    erase_everything(person=anna.person, rule=Rule.ON_REQUEST, by=None, at=THEN)
    assert not Takeout.objects.exists()


def test_who_is_erased_while_their_file_is_made_leaves_nothing(anna, asked, monkeypatch):
    def erased_meanwhile(*_all: object) -> bytes:
        Takeout.objects.all().delete()
        return b"%PDF-1"

    monkeypatch.setattr("tweespraak.privacy.actions.takeouts.takeout_pdf", erased_meanwhile)
    assert make_due_takeouts() == 1
    assert not Takeout.objects.exists()


def test_what_only_some_rows_have_is_on_paper_too():
    rows = [{"at": "2026"}, {"at": "2027", "because": "moved"}]
    [chapter] = readable({"privacy": {"consents": rows}})
    [block] = chapter.blocks
    assert block.columns == ["Wanneer", "Because"]
    assert [[cell for _column, cell in row] for row in block.rows] == [
        ["2026", "–"],
        ["2027", "moved"],
    ]


def test_the_page_to_print_holds_ones_own_data_and_no_keys(anna, eva):
    body = text_of(anna.client, "/my-data/print/")
    assert anna.person.email in body
    assert eva.person.email not in body
    assert "given_name" not in body


def test_without_a_session_one_signs_in_first(asked):
    for address in (PAGE, f"{PAGE}{asked.pk}/", "/my-data/print/"):
        assert "/account/login/" in Client().get(address)["Location"]


def test_long_after_signing_in_one_shows_once_more_who_one_is(anna, asked, monkeypatch):
    monkeypatch.setattr("tweespraak.privacy.actions.takeouts.takeout_pdf", lambda *_all: b"%PDF-1")
    make_due_takeouts()
    client = long_signed_in(anna)
    for address in (f"{PAGE}{asked.pk}/", "/my-data/print/"):
        assert reverse("account_reauthenticate") in client.get(address)["Location"]
    assert reverse("account_reauthenticate") in client.post("/my-data/export/")["Location"]
