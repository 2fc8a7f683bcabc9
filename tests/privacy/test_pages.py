"""My data: one's own consents, who looked, and everything to take along."""

import json
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from tests.cast import THEN, Actor
from tests.privacy.test_consent import give
from tweespraak.audit.api import entries_about, record
from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link, _slots, fill
from tweespraak.privacy.api import Consent


@pytest.fixture
def consent(anna: Actor) -> Consent:
    now = clock.now()
    return give(anna, at=now, until_at=now.replace(year=now.year + 1))


@pytest.fixture
def wording():
    """A context above privacy that says what its consents and acts mean."""
    words = Link("Your result", "", text="The team")
    fill("consent.line", "above", lambda consents, **_rest: [(one.pk, words) for one in consents])
    fill("record.label", "above", lambda action, **_rest: [Link("Your match was opened", "")])
    yield
    del _slots["consent.line"]["above"]
    del _slots["record.label"]["above"]


def text_of(client: Client, address: str = "/my-data/") -> str:
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def looked(actor: Actor, about: Actor, action: str = "above.opened") -> None:
    with transaction.atomic():
        record(
            action=action,
            object_type="match",
            object_id=uuid4(),
            at=THEN,
            by=actor.person.pk,
            about=about.person.pk,
        )


def test_nothing_yet_is_said(eva):
    body = text_of(eva.client)
    assert "Nobody sees anything of you through a consent" in body
    assert "Nobody has done anything with your data yet." in body


def test_a_consent_is_told_in_the_words_of_its_context(anna, wording):
    now = clock.now()
    give(anna, purpose="above.reuse", at=now, until_at=now.replace(year=now.year + 1))
    body = text_of(anna.client)
    assert "Your result" in body
    assert "The team" in body


def test_who_looked_is_told_but_not_what_one_did_oneself(anna, bram, wording):
    looked(bram, anna)
    looked(anna, anna, "people.signed_in")
    body = text_of(anna.client)
    assert "Your match was opened" in body
    assert "account was changed" not in body


def test_an_act_without_words_is_still_told(anna, bram):
    looked(bram, anna, "unknown.act")
    assert "Someone worked with your data" in text_of(anna.client)


def test_others_see_none_of_it(anna, bram, eva, wording):
    looked(bram, anna)
    assert "Your match was opened" not in text_of(eva.client)
    assert "Your match was opened" not in text_of(bram.client)


def test_withdrawing_says_first_what_happens(anna, consent):
    body = text_of(anna.client, f"/my-data/consents/{consent.pk}/withdrawal/")
    assert "they cannot see it any more" in body
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_withdrawing_twice_is_withdrawing(anna, consent):
    address = f"/my-data/consents/{consent.pk}/withdrawal/"
    assert [anna.client.post(address).status_code for _click in range(2)] == [302, 302]
    assert "withdrawn on" in text_of(anna.client, "/my-data/consents/")
    assert anna.client.get(address).status_code == 302


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete"])
def test_anothers_consent_does_not_exist(consent, bram, chris, eva, method):
    for other in (bram, chris, eva):
        real = getattr(other.client, method)(f"/my-data/consents/{consent.pk}/withdrawal/")
        unreal = getattr(other.client, method)(f"/my-data/consents/{uuid4()}/withdrawal/")
        assert real.status_code == unreal.status_code
        assert real.status_code in (404, 405)
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_everything_comes_along_as_one_file(anna, consent):
    response = anna.client.post("/my-data/export/")
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"].startswith("attachment;")
    assert json.loads(response.content)["privacy"]["consents"][0]["purpose"] == "activities.reuse"
    assert entries_about(anna.person.pk).first().action == "privacy.exported"


def test_an_export_is_asked_for_not_stumbled_on(anna):
    assert anna.client.get("/my-data/export/").status_code == 405


def test_an_export_holds_nobody_elses_data(anna, eva, consent):
    content = eva.client.post("/my-data/export/").content.decode()
    assert str(anna.person.pk) not in content
    assert anna.person.email not in content
    assert "activities.reuse" not in content


def test_without_a_session_one_signs_in_first(consent):
    for address in ("/my-data/", f"/my-data/consents/{consent.pk}/withdrawal/"):
        assert Client().get(address).status_code == 302
    assert Client().post("/my-data/export/").status_code == 302


def test_many_rows_take_no_more_queries(anna, bram, wording, django_assert_max_num_queries):
    def fill_page(rows: int) -> None:
        now = clock.now()
        until_at = now.replace(year=now.year + 1)
        for _row in range(rows):
            give(anna, purpose="above.reuse", object_id=uuid4(), at=now, until_at=until_at)
            looked(bram, anna)

    fill_page(1)
    with django_assert_max_num_queries(30) as few:
        text_of(anna.client)
    fill_page(20)
    with django_assert_max_num_queries(len(few)):
        text_of(anna.client)
