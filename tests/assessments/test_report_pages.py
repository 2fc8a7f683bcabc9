"""The pages of a report: written, read along, compared, on paper; and who finds nothing there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.assessments.reports import frozen, measured, written
from tests.cast import THEN, Actor, actor
from tweespraak.assessments.actions.report_own import make_snippet
from tweespraak.assessments.models import Case, Report, Signature, Snippet
from tweespraak.assessments.rules.sections import WRITTEN, base_of
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.people.models import Organisation
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db
ONCE = "5bb7bd0e-1e5a-4d39-9d0c-3d8d2ad1f7aa"


@pytest.fixture
def marijke(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Marijke", "Vos", Role.SECOND_READER)


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


def url(name: str, report: Report, *more: Any) -> str:
    return reverse(f"assessments:{name}", args=[report.case_id, *more])


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer
    return answer.content.decode()


def test_a_report_is_begun_in_a_language(dirk, anna) -> None:
    case = measured(dirk, anna)
    home = reverse("assessments:report", args=[case.pk])
    assert 'value="nl" checked' in page(dirk.client, home)
    begin = reverse("assessments:report_begin", args=[case.pk])
    assert dirk.client.post(begin, {"language": "en"}).url == home
    assert Report.objects.get().language == "en"
    assert "Version 1" in page(dirk.client, home) or "Versie 1" in page(dirk.client, home)


@pytest.mark.parametrize("section", WRITTEN)
def test_every_section_can_be_written(dirk, anna, section: str) -> None:
    report = written(dirk, anna)
    text = page(dirk.client, url("report_section", report, section))
    assert f'data-autosave="{url("report_save", report, section)}"' in text
    assert "OBSERVED thing" in text


def test_a_section_that_is_not_written_does_not_exist(dirk, anna) -> None:
    report = written(dirk, anna)
    for section in ("statement", "signature", "facts", "without", "nonsense"):
        page(dirk.client, url("report_section", report, section), 404)


def test_saving_while_one_types(dirk, anna) -> None:
    report = written(dirk, anna)
    address, old = url("report_save", report, "growth"), report.sections["growth"]["text"]
    answer = dirk.client.post(address, {"growth:text": "Nieuw.", "base:growth:text": base_of(old)})
    assert answer.json() == {"base": base_of("Nieuw.")}
    behind = dirk.client.post(address, {"growth:text": "Anders.", "base:growth:text": base_of(old)})
    assert (behind.status_code, behind.json()["text"]) == (409, "Nieuw.")
    for name in ("limits:text", "growth:r1:text", "nonsense", "growth:rows"):
        assert dirk.client.post(address, {name: "x"}).status_code == 404
    missing = dirk.client.post(url("report_save", report, "strengths"), {"strengths:r9:use": "x"})
    assert missing.status_code == 404


def test_without_javascript_the_whole_section_is_saved(dirk, anna) -> None:
    report = written(dirk, anna)
    address = url("report_section", report, "growth")
    old = report.sections["growth"]["text"]
    data = {"growth:text": "Nieuw.", "base:growth:text": base_of(old), "do": "go:limits"}
    assert dirk.client.post(address, data).url == url("report_section", report, "limits")
    behind = dirk.client.post(address, {**data, "growth:text": "Anders."})
    text = behind.content.decode()
    assert "Nieuw." in text
    assert "Anders." in text
    assert Report.objects.get().sections["growth"]["text"] == "Nieuw."


def test_rows_come_and_go(dirk, anna) -> None:
    report = written(dirk, anna)
    address = url("report_section", report, "strengths")
    assert dirk.client.post(address, {"do": "add"}).url.endswith("#row-r4")
    dirk.client.post(address, {"do": "drop:r1"})
    rows = Report.objects.get().sections["strengths"]["rows"]
    assert [row["id"] for row in rows] == ["r2", "r3", "r4"]
    assert (
        dirk.client.post(url("report_section", report, "growth"), {"do": "add"}).status_code == 404
    )


def test_words_from_beside_are_put_in(dirk, anna) -> None:
    report = written(dirk, anna)
    block = make_snippet(
        member=dirk.member, once=ONCE, name="B", section="", text="Een blok.", at=THEN
    )
    address = url("report_section", report, "growth")
    assert "Een blok." in page(dirk.client, address)
    dirk.client.post(address, {"do": f"snippet:{block.pk}"})
    offer = page(dirk.client, address).split('value="insert:')[1].split('"')[0]
    dirk.client.post(address, {"do": f"insert:{offer}", "into": "growth:text"})
    text = Report.objects.get().sections["growth"]["text"]
    assert text.splitlines()[1:] == ["Een blok.", "OBSERVED thing"]
    assert dirk.client.post(address, {"do": "insert:nothing"}).status_code == 404


def test_what_misses_stands_there_with_a_way_to_it(dirk, anna) -> None:
    report = written(dirk, anna)
    report.sections["growth"] = {}
    report.save()
    Signature.objects.all().delete()
    text = page(dirk.client, url("report", report))
    assert url("report_section", report, "growth") in text
    assert reverse("assessments:signature") in text
    assert 'id="fix"' not in text


def test_from_writing_to_the_participant(dirk, anna, marijke, monkeypatch) -> None:
    report = written(dirk, anna, marijke)
    home = url("report", report)
    assert 'id="fix"' in page(dirk.client, home)
    dirk.client.post(url("report_fixing", report), {"version": report.version})
    report.refresh_from_db()
    assert report.frozen_at
    assert "SECRET" in page(marijke.client, url("review", report))
    marijke.client.post(url("review", report), {"do": "sign", "seen": report.hash})
    assert 'id="show"' in page(dirk.client, home)
    dirk.client.post(url("report_showing", report))
    assert Case.objects.get().state == State.WITH_PARTICIPANT
    page(dirk.client, home)


def test_who_reads_along_sends_back_with_remarks(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    marijke.client.post(url("review", report), {"do": "back", "seen": report.hash, "remarks": ""})
    assert Report.objects.count() == 1
    marijke.client.post(
        url("review", report), {"do": "back", "seen": report.hash, "remarks": "Kijk"}
    )
    assert Report.objects.count() == 2
    assert "Kijk" in page(dirk.client, url("report", report))
    page(marijke.client, url("report_version", report, 2), 404)
    page(marijke.client, url("report_changes", report, 2), 404)
    assert "SECRET" in page(marijke.client, url("review", report))


def test_the_second_reader_finds_nothing_before_it_is_fixed(dirk, anna, marijke) -> None:
    report = written(dirk, anna, marijke)
    assert "SECRET" not in page(marijke.client, url("review", report))
    page(marijke.client, url("report_version", report, 1), 404)
    page(marijke.client, url("report", report), 403)
    page(marijke.client, url("report_section", report, "growth"), 403)


def test_versions_and_what_changed(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    dirk.client.post(url("review", report), {"do": "back", "seen": report.hash})
    address, old = url("report_save", report, "growth"), report.sections["growth"]["text"]
    dirk.client.post(address, {"growth:text": f"{old} Meer.", "base:growth:text": base_of(old)})
    assert url("report_changes", report, 2) in page(dirk.client, url("report_versions", report))
    changed = page(dirk.client, url("report_changes", report, 2))
    assert "<ins>Meer.</ins>" in changed
    assert dirk.client.get(url("report_print", report)).url == url("report_version", report, 2)
    page(dirk.client, url("report_changes", report, 1), 404)
    page(dirk.client, url("report_pdf", report, 2), 404)


def test_a_version_on_paper(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    answer = dirk.client.get(url("report_pdf", report, 1))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "Anna" not in answer["Content-Disposition"]


def test_fixed_under_ones_hands_the_words_stay_on_the_screen(
    dirk, anna, marijke, monkeypatch
) -> None:
    report = frozen(dirk, anna, marijke)
    answer = dirk.client.post(url("report_save", report, "growth"), {"growth:text": "Laat."})
    assert answer.status_code == 423
    assert answer.json()["problem"]


# One's own pages


def test_text_blocks_are_ones_own(dirk, eva, voorbeeld) -> None:
    data = {"once": ONCE, "name": "Opening", "section": "growth", "text": "Zo begin ik."}
    new = reverse("assessments:snippet_new")
    for _time in range(2):
        assert dirk.client.post(new, data).status_code == 302
    block = Snippet.objects.get()
    mine = reverse("assessments:snippet", args=[block.pk])
    assert "Zo begin ik." in page(dirk.client, reverse("assessments:snippets"))
    dirk.client.post(mine, {**data, "text": "Anders."})
    assert Snippet.objects.get().text == "Anders."
    other = actor(voorbeeld, "Joost", "Mol", Role.PSYCHOLOGIST)
    for stranger in (eva, other):
        page(stranger.client, mine, 404)
        assert "Anders." not in page(stranger.client, reverse("assessments:snippets"))
        assert stranger.client.post(f"{mine}removal/").status_code == 404
        assert stranger.client.post(new, data).status_code == 404
    dirk.client.post(f"{mine}removal/")
    assert not Snippet.objects.exists()


def test_how_one_signs(dirk, anna) -> None:
    address = reverse("assessments:signature")
    assert "Dirk Smit" in page(dirk.client, address)
    dirk.client.post(address, {"name": "drs. D. Smit", "register": "NIP", "number": "1"})
    assert Signature.objects.get().owner == dirk.person
    page(anna.client, address, 403)


def test_marks_of_other_pages_are_no_content(dirk, anna) -> None:
    """What is typed is shown as text, wherever it stands."""
    report = written(dirk, anna)
    report.sections["growth"]["text"] = "<script>alert(1)</script> & zo."
    report.save()
    for name, more in (("report_section", ["growth"]), ("report_version", [1])):
        assert "<script>alert(1)" not in page(dirk.client, url(name, report, *more))
