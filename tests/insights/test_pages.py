"""The cube, the list, the paper and the page of a score: for their owner alone."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import THEN, Actor
from tests.insights.personality import TABLES
from tests.insights.results_fixture import finished
from tweespraak.insights.api import Result, scale_name, scores_of

PAGES = ("/insights/", "/insights/flat/", "/insights/print/", "/insights/E3/", "/insights/leading/")
KEYS = [row.key for row in (*TABLES.facets, *TABLES.domains, *TABLES.competencies)]


def text_of(client: Client, address: str) -> str:
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_the_owner_sees_it(annas_result, anna, page):
    assert text_of(anna.client, page)


@pytest.mark.parametrize("page", PAGES[1:])
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "head"])
def test_nobody_else_finds_anything(annas_result, bram, chris, dirk, eva, page, method):
    for other in (bram, chris, dirk, eva):
        assert getattr(other.client, method)(page).status_code in (404, 405)


def test_eva_sees_her_own_beginning_and_nothing_of_anna(annas_result, eva):
    body = text_of(eva.client, "/insights/")
    assert "/tests/personality/" in body
    assert "/insights/E3/" not in body


def test_an_admin_who_takes_no_part_has_no_insights(chris, instruments):
    assert chris.client.get("/insights/").status_code == 403


def test_without_a_session_one_signs_in_first(db):
    assert all(Client().get(page).status_code == 302 for page in PAGES)


@pytest.mark.parametrize("page", ["/insights/", "/insights/flat/"])
def test_every_score_can_be_reached(annas_result, anna, page):
    body = text_of(anna.client, page)
    assert [key for key in KEYS if f'href="/insights/{key}/"' not in body] == []


def test_the_paper_has_every_score_and_the_norm(annas_result, anna):
    body = text_of(anna.client, "/insights/print/")
    assert [key for key in KEYS if scale_name(key, "en").replace("'", "&#x27;") not in body] == []
    assert "foreign, English-language norm group" in body
    assert "not published" in body


@pytest.mark.parametrize("key", ["E3", "N1", "N", "leading"])
def test_a_score_says_why(annas_result, anna, key):
    body = text_of(anna.client, f"/insights/{key}/")
    score = scores_of(annas_result)[key]
    for shown in (f"{score.z:.3f}", f"{score.c:.2f}", f"{score.low:.2f}", f"{score.se:.3f}"):
        assert shown.replace("-", "-") in body
    assert "foreign norm" in body


@pytest.mark.parametrize("key", ["E3", "N1", "N", "O", "leading", "decisiveness"])
def test_no_number_stays_empty(annas_result, anna, key):
    body = text_of(anna.client, f"/insights/{key}/")
    assert not re.search(r"= *<|\(\)|None", body)


def test_too_few_answers_are_said(anna, instruments):
    finished(anna.person, skipped=("E3",))
    for key in ("E3", "E", "leading"):
        assert "Too few answers for a score" in text_of(anna.client, f"/insights/{key}/")
    assert "too few answers" in text_of(anna.client, "/insights/")
    assert "too few answers" in text_of(anna.client, "/insights/print/")


def test_an_unknown_scale_does_not_exist(annas_result, anna):
    assert anna.client.get("/insights/N3/").status_code == 404


def test_the_earlier_result_stands_beside_it(annas_result, anna):
    finished(anna.person, at=THEN + timedelta(days=400), value=2)
    assert "Your earlier score" in text_of(anna.client, "/insights/E3/")
    assert "earlier result" in text_of(anna.client, "/insights/")


def test_a_new_result_waits_until_it_is_opened(annas_result, anna):
    assert "Your insights are ready" in text_of(anna.client, "/")
    text_of(anna.client, "/insights/")
    annas_result.refresh_from_db()
    assert annas_result.opened_at
    assert "Your insights are ready" not in text_of(anna.client, "/")


def test_looking_again_writes_nothing(annas_result, anna, django_assert_max_num_queries):
    text_of(anna.client, "/insights/")
    before = Result.objects.get().opened_at
    for page in PAGES:
        with django_assert_max_num_queries(20) as seen:
            text_of(anna.client, page)
        assert not [row for row in seen.captured_queries if row["sql"].startswith("BEGIN")]
    assert Result.objects.get().opened_at == before


def test_the_finished_test_leads_here(annas_result, anna):
    body = text_of(anna.client, f"/tests/{annas_result.session_id}/finished/")
    assert "See my insights" in body


def test_the_menu_shows_it_to_whoever_takes_part(anna: Actor, chris: Actor, instruments):
    assert 'href="/insights/"' in text_of(anna.client, "/insights/")
    assert 'href="/insights/"' not in text_of(chris.client, "/my-data/")
