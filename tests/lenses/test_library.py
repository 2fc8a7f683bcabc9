"""The library: published once, found by words, open to who may see lenses."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.lenses.test_matching import ROW
from tweespraak.insights.api import scale_name
from tweespraak.lenses.actions import read_library
from tweespraak.lenses.api import Lens, LensVersion, lens_text, lenses_for, load_library
from tweespraak.lenses.documents import DEPARTMENTS, LEVELS
from tweespraak.lenses.models import PublishedLensesStay

PAGE = "/lenses/"


@pytest.fixture
def lens(db: None) -> LensVersion:
    load_library(at=THEN, rows=[ROW])
    return LensVersion.objects.get()


def test_loading_the_library_again_publishes_nothing(db: None):
    made = load_library(at=THEN)
    assert made == len(read_library()) >= 8
    assert load_library(at=THEN) == 0


def test_a_changed_lens_becomes_a_new_version_and_the_old_one_stays(lens: LensVersion):
    changed = {**ROW, "summary": {"nl": "Anders.", "en": "Different."}}
    assert load_library(at=THEN, rows=[changed]) == 1
    assert sorted(LensVersion.objects.values_list("number", flat=True)) == [1, 2]


def test_a_published_version_cannot_be_changed(lens: LensVersion):
    with pytest.raises(PublishedLensesStay):
        lens.save()


def test_only_the_newest_version_can_be_chosen(lens: LensVersion, bram: Actor):
    load_library(at=THEN, rows=[{**ROW, "level": "senior"}])
    assert [one.number for one in lenses_for(bram.member.organisation_id)] == [2]


def test_every_department_level_and_competency_of_the_library_has_a_name(db: None):
    for row in read_library():
        assert row["department"] in DEPARTMENTS
        assert row["level"] in LEVELS
        for part in row["competencies"]:
            assert scale_name(part["key"], "nl") != scale_name(part["key"], "en") or part["key"]


def test_a_lens_is_written_in_the_readers_language(lens: LensVersion):
    text = lens_text(lens)
    assert text.name == "Een team leiden"
    assert text.requirements[0].name == scale_name("leading", "nl")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        ("?q=teamleider", True),
        ("?q=piloot", False),
        ("?department=care", False),
        ("?department=nonsense", True),
        ("?level=lead&department=management", True),
        ("?q=" + "x" * 500, True),
    ],
)
def test_the_library_is_searched_by_words_department_and_level(
    bram: Actor, lens: LensVersion, query: str, shown: bool
):
    page = bram.client.get(PAGE + query)
    assert page.status_code == 200
    assert ("Een team leiden" in page.content.decode()) is shown


def test_the_page_of_a_lens_says_weights_and_ranges_in_words(dirk: Actor, lens: LensVersion):
    text = dirk.client.get(reverse("lenses:lens", args=[lens.pk])).content.decode()
    assert "telt driemaal" in text
    assert "zeer hoog" in text


def test_who_may_not_see_lenses_gets_403(anna: Actor, chris: Actor, lens: LensVersion):
    for someone in (anna, chris):
        assert someone.client.get(PAGE).status_code == 403
        assert someone.client.get(reverse("lenses:lens", args=[lens.pk])).status_code == 403


def test_a_lens_of_another_organisation_does_not_exist_for_eva(
    eva: Actor, bram: Actor, lens: LensVersion
):
    own = Lens.objects.create(organisation=bram.member.organisation, key="own", created_at=THEN)
    version = LensVersion.objects.create(
        lens=own, number=1, content=ROW, content_hash="x", published_at=THEN
    )
    address = reverse("lenses:lens", args=[version.pk])
    assert bram.client.get(address).status_code == 200
    assert eva.client.get(address).status_code == 404
    assert version not in lenses_for(eva.member.organisation_id)


def test_nobody_sees_lenses_without_signing_in(client: Client, lens: LensVersion):
    assert client.get(PAGE).status_code == 302


def test_the_library_has_the_same_number_of_queries_for_few_and_many_lenses(
    bram: Actor, lens: LensVersion, django_assert_max_num_queries
):
    load_library(at=THEN, rows=[{**ROW, "key": f"lens_{n}"} for n in range(60)])
    with django_assert_max_num_queries(8):
        bram.client.get(PAGE)
