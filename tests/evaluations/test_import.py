"""Earlier results come in by one file, stand apart, and go out again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.evaluations.results import CSV, looked_at
from tweespraak.evaluations.actions.counting import count_in
from tweespraak.evaluations.actions.importing import ImportRefused, bring_in, map_columns, take_out
from tweespraak.evaluations.models import Figure, Import
from tweespraak.evaluations.rules.importing import ImportRefusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(at_hour: Callable[[datetime], None]) -> None:
    at_hour(THEN)


def page(who: Actor, name: str, *args: object) -> str:
    return str(who.client.get(reverse(f"evaluations:{name}", args=args)).content.decode())


def brought_in(lena: Actor) -> Import:
    return bring_in(row=looked_at(lena), by=lena.person, at=THEN)


def test_a_file_is_looked_at_first(lena: Actor) -> None:
    file = SimpleUploadedFile("vroeger.csv", CSV)
    posted = lena.client.post(
        reverse("evaluations:import_new"), {"once": str(uuid4()), "file": file}
    )
    row = Import.objects.get()
    assert posted["Location"] == reverse("evaluations:import", args=[row.pk])
    found = page(lena, "import", row.pk)
    assert "5 formulieren" in found
    assert "kwartaal 1 van 2025" in found
    assert not Figure.objects.exists()


def test_the_same_form_twice_is_one_file(lena: Actor) -> None:
    once = str(uuid4())
    for _turn in range(2):
        data = {"once": once, "file": SimpleUploadedFile("vroeger.csv", CSV)}
        lena.client.post(reverse("evaluations:import_new"), data)
    assert Import.objects.count() == 1


def test_what_is_brought_in_stands_apart(lena: Actor) -> None:
    row = brought_in(lena)
    nps = Figure.objects.get(measure="nps")
    assert (nps.imported, nps.from_on, sum(nps.counts)) == (row, date(2025, 1, 1), 5)
    assert not Figure.objects.filter(measure="S01").exists()  # four answered it
    found = page(lena, "results")
    assert "ingelezen van elders" in found
    assert "0 antwoorden" in found  # none of it counts as ours


def test_the_file_itself_is_not_kept(lena: Actor) -> None:
    row = brought_in(lena)
    row.refresh_from_db()
    assert (row.draft, row.rows) == ({}, 5)


def test_a_file_nobody_brings_in_is_gone_after_a_day(lena: Actor) -> None:
    row = looked_at(lena)
    count_in(organisation=row.organisation, at=THEN + timedelta(hours=20))
    assert Import.objects.exists()
    count_in(organisation=row.organisation, at=THEN + timedelta(hours=25))
    assert not Import.objects.exists()


def test_the_very_same_file_is_refused_until_it_is_out(lena: Actor) -> None:
    first = brought_in(lena)
    again = looked_at(lena)
    with pytest.raises(ImportRefused) as refused:
        bring_in(row=again, by=lena.person, at=THEN)
    assert refused.value.refusal is ImportRefusal.BEFORE
    assert "al ingelezen" in page(lena, "import", again.pk)
    take_out(row=first, by=lena.person, at=THEN)
    assert bring_in(row=again, by=lena.person, at=THEN).done_at


def test_swapped_columns_are_told_and_put_right(lena: Actor) -> None:
    row = looked_at(lena)
    map_columns(row=row, mapping=[("day", 0), ("S01", 1), ("nps", 2)])
    assert "lijken verwisseld" in page(lena, "import", row.pk)
    lena.client.post(reverse("evaluations:import_confirm", args=[row.pk]))
    assert not Figure.objects.exists()
    right = {"c0": "day", "c1": "nps", "c2": "S01", "c3": ""}
    found = lena.client.post(reverse("evaluations:import", args=[row.pk]), right).content.decode()
    assert "lijken verwisseld" not in found
    lena.client.post(reverse("evaluations:import_confirm", args=[row.pk]))
    assert Figure.objects.exists()


def test_two_columns_that_are_the_same_are_told(lena: Actor) -> None:
    row = looked_at(lena)
    twice = {"c0": "day", "c1": "nps", "c2": "nps"}
    found = lena.client.post(reverse("evaluations:import", args=[row.pk]), twice).content.decode()
    assert "Twee kolommen zijn hetzelfde" in found


def test_out_again_everything_is_as_it_was(lena: Actor) -> None:
    row = brought_in(lena)
    for _turn in range(2):
        lena.client.post(reverse("evaluations:import_undo", args=[row.pk]))
    assert not Figure.objects.exists()
    assert "Er weer uitgehaald" in page(lena, "import", row.pk)
    assert "eruit gehaald" in page(lena, "imports")


def test_a_file_that_cannot_be_read_says_what_to_do(lena: Actor) -> None:
    data = {"once": str(uuid4()), "file": SimpleUploadedFile("x.csv", b"PK\x03\x04")}
    found = lena.client.post(reverse("evaluations:import_new"), data).content.decode()
    assert "sla het op als CSV" in found
    assert not Import.objects.exists()


def test_the_example_can_be_brought_in(lena: Actor) -> None:
    content = lena.client.get(reverse("evaluations:import_example")).content
    assert "lijken verwisseld" not in page(lena, "import", looked_at(lena, content).pk)


def test_recruiters_and_eva_bring_in_nothing(lena: Actor, rik: Actor, eva: Actor) -> None:
    row = looked_at(lena)
    url = reverse("evaluations:import", args=[row.pk])
    assert rik.client.get(url).status_code == 403
    assert eva.client.get(url).status_code == 404
    assert rik.client.get(reverse("evaluations:imports")).status_code == 403
    assert "vroeger.csv" not in page(eva, "imports")
