"""Eva, from another organisation and with every role there: a session of Anna does not exist."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import Actor
from tweespraak.testing.api import Session, answers_of

PLACES = ["", "1/", "responses/", "language/", "skipped/", "summary/", "finish/", "finished/"]
METHODS = ["get", "head", "post", "put", "patch", "delete", "options"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("method", METHODS)
def test_eva_gets_the_same_bytes_as_for_what_does_not_exist(
    eva: Actor, all_seen: Session, place: str, method: str
):
    def ask(session: object):
        send = getattr(eva.client, method)
        return send(f"/tests/{session}/{place}", {"value": "1", "language": "nl"})

    real, unreal = ask(all_seen.pk), ask(uuid4())
    assert (real.status_code, real.content.replace(str(all_seen.pk).encode(), b"")) == (
        unreal.status_code,
        unreal.content.replace(unreal.wsgi_request.path.split("/")[2].encode(), b""),
    )
    assert real.status_code in (404, 405)
    assert not Session.objects.get().finished_at
    assert set(answers_of(all_seen).values()) == {None, 3}


@pytest.mark.parametrize("place", PLACES)
def test_colleagues_and_the_admin_do_not_get_in_either(
    bram: Actor, chris: Actor, dirk: Actor, all_seen: Session, place: str
):
    for each in (bram, chris, dirk):
        for answer in (
            each.client.get(f"/tests/{all_seen.pk}/{place}"),
            each.client.post(f"/tests/{all_seen.pk}/{place}"),
        ):
            assert answer.status_code in (404, 405)


@pytest.mark.parametrize("place", PLACES)
def test_who_is_not_signed_in_signs_in_first(all_seen: Session, place: str):
    answer = Client().get(f"/tests/{all_seen.pk}/{place}")
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]
