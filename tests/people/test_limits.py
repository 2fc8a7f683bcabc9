"""Guessing is slowed down, more and more; the right person gets in all the same."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client

from tests.cast import Actor
from tests.people.keys_fixture import ELSEWHERE, HOME, code_of, is_in, sign_in, with_password
from tweespraak.foundation import clock
from tweespraak.people.actions.limits import Place, TooManyWrong, give_back, take_guess
from tweespraak.people.rules.proof import LONGEST_WAIT, network_of, wait_after


@pytest.fixture
def known(anna: Actor) -> Actor:
    return with_password(anna)


@pytest.fixture
def own_device(known: Actor) -> Client:
    """A browser on which Anna signed in before, and out again."""
    browser = Client()
    assert sign_in(browser, known.person).status_code == 302
    browser.post("/account/logout/")
    return browser


def guess(known: Actor, times: int, address: str = ELSEWHERE) -> str:
    """What the last of so many wrong passwords is told."""
    attacker = Client()
    for number in range(times):
        answer = sign_in(attacker, known.person, f"gok nummer {number}", address)
    assert not attacker.session.get("_auth_user_id")
    return " ".join(answer.context["form"].non_field_errors())


def test_a_hundred_wrong_passwords_from_elsewhere_do_not_hinder_a_known_device(
    known: Actor, own_device: Client
) -> None:
    guess(known, 100)
    sign_in(own_device, known.person)
    assert is_in(own_device, known.person)


def test_nor_do_they_when_they_come_from_the_same_address(known: Actor, own_device: Client) -> None:
    guess(known, 100, HOME)
    sign_in(own_device, known.person)
    assert is_in(own_device, known.person)


def test_on_an_unknown_device_a_mailed_code_gets_in(known: Actor) -> None:
    guess(known, 100, HOME)
    browser = Client()
    assert "laat je een code mailen" in sign_in(browser, known.person).content.decode()
    browser.post("/account/login/code/", {"email": known.person.email}, REMOTE_ADDR=HOME)
    browser.post("/account/login/code/confirm/", {"code": code_of(known.person)})
    assert is_in(browser, known.person)


def test_the_sentence_says_how_long_and_it_grows(known: Actor) -> None:
    assert "hoort" not in guess(known, 5)
    first = guess(known, 1)
    assert "15 seconden" in first


def test_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(wrong, 5) for wrong in range(4, 14)]
    assert waits[0] == timedelta()
    assert [wait.total_seconds() for wait in waits[1:4]] == [15, 30, 60]
    assert waits[-1] == wait_after(10**6, 5) == LONGEST_WAIT


def test_after_the_wait_one_may_try_again(known: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    guess(known, 6, HOME)
    moment = clock.now() + timedelta(seconds=16)
    monkeypatch.setattr(clock, "now", lambda: moment)
    browser = Client()
    sign_in(browser, known.person)
    assert is_in(browser, known.person)


@pytest.mark.django_db
def test_many_addresses_together_are_slowed_down_too() -> None:
    place, at = Place("wrong:account:x", 30), clock.now()
    for _ in range(30):
        take_guess([place], at)
    with pytest.raises(TooManyWrong):
        take_guess([place], at)


@pytest.mark.django_db
def test_a_right_password_forgives_ones_own_slips_and_not_those_of_others() -> None:
    own, shared, at = Place("wrong:own", 5), Place("wrong:shared", 5), clock.now()
    for _ in range(3):
        take_guess([shared], at)
    take_guess([own, shared], at)
    give_back([own, shared], at)
    for _ in range(2):
        take_guess([shared], at)
    with pytest.raises(TooManyWrong):
        take_guess([shared], at)
    take_guess([own], at)


def test_also_a_known_device_does_not_guess_for_ever(known: Actor, own_device: Client) -> None:
    for number in range(11):
        answer = sign_in(own_device, known.person, f"gok nummer {number}")
    assert "laat je een code mailen" in answer.content.decode()


def test_the_device_of_one_person_is_not_known_for_another(
    known: Actor, own_device: Client, bram: Actor
) -> None:
    with_password(bram)
    guess(bram, 10, HOME)
    sign_in(own_device, bram.person)
    assert not is_in(own_device, bram.person)


def test_a_cookie_of_ones_own_making_makes_no_device_known(known: Actor) -> None:
    guess(known, 10, HOME)
    forger = Client()
    forger.cookies["device"] = "WyJ4IiwgWyJ4Il1d:1:forged"
    sign_in(forger, known.person)
    assert not is_in(forger, known.person)


def test_wrong_codes_are_limited(known: Actor) -> None:
    browser = Client()
    browser.post("/account/login/code/", {"email": known.person.email})
    right = code_of(known.person)
    for _ in range(5):
        browser.post("/account/login/code/confirm/", {"code": "BBBB-BBBB"})
    browser.post("/account/login/code/confirm/", {"code": right})
    assert not is_in(browser, known.person)


def test_codes_asked_elsewhere_do_not_use_up_the_owners(known: Actor) -> None:
    attacker, browser = Client(), Client()
    for _ in range(12):
        attacker.post("/account/login/code/", {"email": known.person.email}, REMOTE_ADDR=ELSEWHERE)
    answer = browser.post("/account/login/code/", {"email": known.person.email}, REMOTE_ADDR=HOME)
    assert answer.status_code == 302


def test_all_processes_count_in_the_same_place(settings: object) -> None:
    """Two processes share nothing but the database: so must the counts."""
    assert type(caches["default"]).__name__ == "DatabaseCache"


@pytest.mark.parametrize(
    ("address", "counts_for"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("192.0.2.7", "192.0.2.7"),
        ("no address", "no address"),
    ],
)
def test_a_whole_network_of_addresses_counts_as_one(address: str, counts_for: str) -> None:
    assert network_of(address) == counts_for


def test_another_address_of_the_same_network_gives_no_new_tries(known: Actor) -> None:
    for number in range(6):
        guess(known, 1, f"2001:db8:1:2::{number}")
    assert "vaak" in guess(known, 1, "2001:db8:1:2::99")
