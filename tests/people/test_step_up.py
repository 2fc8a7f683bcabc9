"""What weighs more asks for a fresh proof, whichever the person has; nothing one did is lost."""

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import PASSWORD, Actor
from tests.people.keys_fixture import app_code, code_of, switch_on_two_steps, with_password
from tweespraak.foundation import clock

PAGE = "/account/passkeys/add/"


@pytest.fixture
def known(anna: Actor) -> Actor:
    return with_password(anna)


def later(monkeypatch: pytest.MonkeyPatch, **by: int) -> None:
    moment = clock.now() + timedelta(**by)
    monkeypatch.setattr(clock, "now", lambda: moment)


def asked(who: Actor) -> str:
    """The word under which the page one wanted is kept."""
    answer = who.client.get(PAGE)
    assert answer.status_code == 302
    return str(answer.url).partition("to=")[2]


def show(who: Actor, to: str, **fields: str) -> Any:
    return who.client.post("/account/confirm/", {"to": to, **fields})


def test_signing_in_is_a_proof_for_five_minutes(
    known: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert known.client.get(PAGE).status_code == 200
    later(monkeypatch, minutes=4)
    assert known.client.get(PAGE).status_code == 200
    later(monkeypatch, minutes=2)
    assert known.client.get(PAGE).url.startswith("/account/confirm/?to=")


def test_the_password_leads_back_to_where_one_was(
    known: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, minutes=10)
    to = asked(known)
    assert show(known, to, way="password", password="iets anders").status_code == 200
    assert show(known, to, way="password", password=PASSWORD).url == PAGE
    assert known.client.get(PAGE).status_code == 200


def test_who_has_no_password_gets_a_code_by_mail(
    anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, minutes=10)
    to = asked(anna)
    page = show(anna, to, way="mail").content.decode()
    assert 'type="password"' not in page
    assert "a…@voorbeeld.example" in page
    assert show(anna, to, way="code", code="BBBB-BBBB").status_code == 200
    assert show(anna, to, way="code", code=code_of(anna.person).lower()).url == PAGE


def test_the_code_is_not_shown_on_the_page_and_ends(
    anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, minutes=10)
    to = asked(anna)
    page = show(anna, to, way="mail").content.decode()
    assert code_of(anna.person) not in page
    later(monkeypatch, minutes=11)
    over = show(anna, to, way="code", code=code_of(anna.person))
    assert "Deze code werkt niet meer" in over.content.decode()
    assert not over.context["code_is_mailed"]  # what ended is not asked for
    assert not anna.client.get("/account/confirm/").context["code_is_mailed"]


def test_too_many_codes_by_mail_is_said_also_when_none_waits(
    anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, minutes=10)
    to = asked(anna)
    for _ in range(4):
        page = show(anna, to, way="mail")
    assert page.context["code_is_mailed"]
    assert "Zoek de nieuwste op in je mailbox" in page.content.decode()
    later(monkeypatch, minutes=11)
    page = show(anna, to, way="mail")
    assert not page.context["code_is_mailed"]
    assert "Wacht even, hooguit een uur" in page.content.decode()


def test_wrong_codes_are_counted(anna: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, minutes=10)
    to = asked(anna)
    show(anna, to, way="mail")
    for _ in range(5):
        show(anna, to, way="code", code="BBBB-BBBB")
    page = show(anna, to, way="code", code=code_of(anna.person))
    assert "Dat ging te vaak mis" in page.content.decode()
    assert not page.context["code_is_mailed"]


def test_a_code_of_the_app_and_a_recovery_code_are_proofs(
    known: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, recovery = switch_on_two_steps(known)
    later(monkeypatch, minutes=10)
    to = asked(known)
    assert show(known, to, way="app", code="000000").status_code == 200
    assert show(known, to, way="app", code=app_code(secret)).url == PAGE
    later(monkeypatch, minutes=10)
    assert show(known, asked(known), way="app", code=recovery[0]).url == PAGE


def test_a_form_is_kept_and_sent_by_one_more_click(
    known: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, minutes=10)
    answer = known.client.post(PAGE, {"name": "Mijn <telefoon>", "credential": "{}"})
    to = str(answer.url).partition("to=")[2]
    page = show(known, to, way="password", password=PASSWORD).content.decode()
    assert f'action="{PAGE}"' in page
    assert "Mijn &lt;telefoon&gt;" in page
    assert "csrfmiddlewaretoken" in page


def test_the_proof_of_one_person_is_none_for_another(known: Actor, bram: Actor) -> None:
    session = known.client.session
    session["proof"] = [str(bram.person.pk), clock.now().isoformat()]
    session.save()
    assert known.client.get(PAGE).status_code == 302


def test_nobody_proves_anything_signed_out(known: Actor) -> None:
    known.client.post("/account/logout/")
    assert "/account/login/?next=" in known.client.get(PAGE).url
    assert "/account/login/?next=" in known.client.get("/account/confirm/").url


def test_an_unknown_word_leads_home(known: Actor) -> None:
    answer = show(known, "https://evil.example/", way="password", password=PASSWORD)
    assert answer.url == "/"
