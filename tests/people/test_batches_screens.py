"""Add many people: the pages, from the file to the outcome and back."""

import io
import uuid
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.people.files import at_address, kept, text, worked_off
from tweespraak.audit.models import Entry
from tweespraak.foundation import clock
from tweespraak.people.actions.batch_work import work_off_batches
from tweespraak.people.models import Batch, BatchState, Membership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("instruments")]
NEW = "/people/batches/new/"
NOOR = "Noor;Haddad;noor@voorbeeld.example;Ontwikkeling Lid;Zorg;;;"


def post(who: Actor, content: bytes | None = None, **given: Any) -> Any:
    values = {"once": str(uuid.uuid4()), "pasted": ""} | given
    if content is not None:
        values["file"] = SimpleUploadedFile("mensen.csv", content)
    return who.client.post(NEW, values)


def page_of(answer: Any) -> str:
    return answer.content.decode()


def test_from_a_file_to_its_outcome_and_back(chris: Actor) -> None:
    answer = post(chris, text(NOOR, "Olaf;;geen adres;;;;;").encode())
    assert answer.status_code == 302
    preview = page_of(chris.client.get(answer.url))
    assert "Noor Haddad" in preview
    assert "geen adres" in preview
    assert "Zorg" in preview
    assert not at_address(chris.member.organisation, "noor@voorbeeld.example")
    chris.client.post(f"{answer.url}confirmation/")
    assert "data-watch" in page_of(chris.client.get(answer.url))
    work_off_batches()
    assert f"{answer.url}undoing/" in page_of(chris.client.get(answer.url))
    chris.client.post(f"{answer.url}undoing/")
    work_off_batches()
    assert "ongedaan" in page_of(chris.client.get(answer.url))
    assert not at_address(chris.member.organisation, "noor@voorbeeld.example")


def test_pasting_works_as_well_and_keeps_what_was_typed_when_it_is_wrong(chris: Actor) -> None:
    assert post(chris, pasted=text(NOOR).replace(";", "\t")).status_code == 302
    answer = post(chris, pasted="naam\nNoor Haddad\n")
    assert answer.status_code == 200
    assert "Noor Haddad" in page_of(answer)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"x" * (10 * 1024 * 1024), b"\0\1\2\3" * 99, b"a;b\n1;2\n", b"e-mail\na\0b\n",
        b'e-mail;voornaam\na@b.nl;"x\n', b"\xd0\xcf\x11\xe0", b"PK\x03\x04x",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_gets_a_sentence(chris: Actor, content: bytes) -> None:
    answer = post(chris, content)
    assert answer.status_code == 200
    [message] = answer.context["form"].errors["file"]
    assert message.endswith((".", "!"))
    assert not Batch.objects.exists()


def test_nothing_chosen_and_both_chosen(chris: Actor) -> None:
    assert "file" in post(chris).context["form"].errors
    assert "pasted" in post(chris, text(NOOR).encode(), pasted=text(NOOR)).context["form"].errors


def test_a_guessed_encoding_is_said_with_an_example(chris: Actor) -> None:
    answer = post(chris, text("Zoë;;zoe@voorbeeld.example;;;;;").encode("windows-1252"))
    page = chris.client.get(answer.url)
    assert page.context["whole"].accents == "Zoë"


def test_columns_nobody_knows_are_named(chris: Actor) -> None:
    answer = post(chris, b"e-mail;voornaam;schoenmaat\na@b.nl;Jan;43\n")
    assert "schoenmaat" in page_of(chris.client.get(answer.url))


def test_the_example_can_be_uploaded_as_it_is(chris: Actor) -> None:
    for kind in ("csv", "xlsx"):
        example = chris.client.get(f"/people/batches/example/{kind}/").content
        page = chris.client.get(post(chris, example).url)
        assert page.context["whole"].counts["new"] == 3
        assert page.context["whole"].counts["wrong"] == 0
    assert chris.client.get("/people/batches/example/pdf/").status_code == 404


def test_the_wrong_rows_can_be_mended_and_uploaded(chris: Actor) -> None:
    batch = kept(chris, NOOR, "=Olaf;;geen adres;;;;;")
    wrong = chris.client.get(f"/people/batches/{batch.pk}/wrong/").content
    assert b"Noor" not in wrong
    mended = wrong.replace(b"geen adres", b"olaf@voorbeeld.example")
    page = chris.client.get(post(chris, mended).url)
    assert page.context["whole"].counts["new"] == 1
    assert [line.name for line in page.context["page"]] == ["=Olaf"]


def test_only_the_wrong_rows(chris: Actor) -> None:
    batch = kept(chris, NOOR, "Olaf;;geen adres;;;;;")
    page = chris.client.get(f"/people/batches/{batch.pk}/?only=wrong")
    assert [line.number for line in page.context["lines"]] == [3]
    batch = worked_off(chris, NOOR, "Olaf;;geen adres;;;;;")
    page = chris.client.get(f"/people/batches/{batch.pk}/?only=wrong")
    assert [line.number for line in page.context["lines"]] == [3]


def test_a_name_is_no_markup_and_a_formula_stays_text(chris: Actor) -> None:
    batch = kept(chris, "<b>Noor</b>;;noor@voorbeeld.example;onzin;;;=1+1;")
    page = page_of(chris.client.get(f"/people/batches/{batch.pk}/"))
    assert "<b>Noor" not in page
    wrong = chris.client.get(f"/people/batches/{batch.pk}/wrong/").content.decode()
    assert ";'=1+1;" in wrong


def test_what_happens_is_in_the_log(chris: Actor) -> None:
    worked_off(chris, NOOR)
    acts = set(Entry.objects.values_list("action", flat=True))
    assert {"people.batch_confirmed", "people.batch_done", "people.person_added"} <= acts


def test_eva_and_who_may_not_find_nothing(chris: Actor, eva: Actor, bram: Actor) -> None:
    batch = kept(chris, NOOR)
    for path in ("", "wrong/"):
        assert eva.client.get(f"/people/batches/{batch.pk}/{path}").status_code == 404
        assert bram.client.get(f"/people/batches/{batch.pk}/{path}").status_code == 403
    for path in ("confirmation/", "undoing/", "mails/"):
        assert eva.client.post(f"/people/batches/{batch.pk}/{path}").status_code == 404
        assert bram.client.post(f"/people/batches/{batch.pk}/{path}").status_code == 403
    assert bram.client.get(NEW).status_code == 403
    batch.refresh_from_db()
    assert batch.state == BatchState.SHOWN


def test_a_key_of_elsewhere_gives_no_file_of_elsewhere(chris: Actor, eva: Actor) -> None:
    once = str(uuid.uuid4())
    theirs = post(eva, text(NOOR).encode(), once=once).url
    ours = post(chris, text(NOOR).encode(), once=once).url
    assert theirs != ours
    assert chris.client.get(ours).status_code == 200


def test_going_back_and_choosing_another_file_shows_that_one(chris: Actor) -> None:
    once = str(uuid.uuid4())
    first = post(chris, text(NOOR).encode(), once=once).url
    assert post(chris, text(NOOR).encode(), once=once).url == first
    other = post(chris, text(NOOR.replace("Noor", "Nora")).encode(), once=once).url
    assert "Nora" in page_of(chris.client.get(other))


def queries_of(chris: Actor, rows: int) -> int:
    batch = kept(chris, *[f"P{n};;p{n}@x.nl;Medewerker;A{n % 7};T{n % 9};;" for n in range(rows)])
    with CaptureQueriesContext(connection) as seen:
        assert chris.client.get(f"/people/batches/{batch.pk}/").status_code == 200
    return len(seen)


@pytest.mark.slow
def test_the_preview_of_five_thousand_rows_is_quick_and_asks_no_more(chris: Actor) -> None:
    """Slow: five thousand rows, twice; also with five thousand people here."""
    few = queries_of(chris, 10)
    started = clock.now()
    assert queries_of(chris, 5000) == few
    assert (clock.now() - started).total_seconds() < 6


def test_an_excel_file_of_our_own(chris: Actor) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Voornaam", "E-mail", "Rollen"])
    book.active.append(["Noor", "noor@voorbeeld.example", "Medewerker"])
    file = io.BytesIO()
    book.save(file)
    page = chris.client.get(post(chris, file.getvalue()).url)
    assert page.context["whole"].counts["new"] == 1


def test_on_trial_there_is_room_for_ten(chris: Actor) -> None:
    organisation = chris.member.organisation
    organisation.live_at = None
    organisation.save(update_fields=["live_at"])
    batch = worked_off(chris, *[f"P{n};;p{n}@x.nl;;;;;" for n in range(12)])
    assert Membership.objects.filter(organisation=organisation).count() == 10
    assert sum(one["outcome"] == "wrong" for one in batch.outcomes) == 3
