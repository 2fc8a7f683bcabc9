"""A consent is given once, to one text, until a date, and can always be taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.cast import THEN, Actor
from tweespraak.audit.api import entries_about
from tweespraak.foundation.events import _listeners, listen
from tweespraak.privacy.api import (
    Consent,
    ConsentWithdrawn,
    NotTheirs,
    consents_of,
    give_consent,
    is_valid,
    live_consents,
    withdraw_consent,
)

YEAR = timedelta(days=365)
DAYS = some.integers(0, 800).map(lambda days: THEN + timedelta(days=days))
WHAT = uuid4()


def give(anna: Actor, **more) -> Consent:
    values = {
        "person": anna.person,
        "organisation": anna.member.organisation,
        "purpose": "activities.reuse",
        "object_id": WHAT,
        "text": "I agree.",
        "text_version": "1",
        "language": "nl",
        "until_at": THEN + YEAR,
        "at": THEN,
    }
    return give_consent(**{**values, **more})


@pytest.fixture
def withdrawn():
    """What was announced as withdrawn."""
    heard: list[ConsentWithdrawn] = []
    listen(ConsentWithdrawn)(heard.append)
    yield heard
    _listeners[ConsentWithdrawn].remove(heard.append)


def test_the_same_consent_twice_is_one(anna):
    assert give(anna) == give(anna, at=THEN + timedelta(minutes=1))
    assert consents_of(anna.person).count() == 1


def test_it_keeps_the_hash_of_the_text_as_shown(anna):
    assert len(give(anna).text_hash) == 64
    assert give(anna).text_hash != give(anna, text="I agree to more.").text_hash


def test_a_new_text_replaces_the_old_consent(anna):
    old, new = give(anna), give(anna, text="I agree to more.", at=THEN + timedelta(days=1))
    old.refresh_from_db()
    assert old.replaced_at == new.given_at
    assert list(live_consents("activities.reuse", [WHAT], THEN + timedelta(days=2))) == [new]


def test_a_consent_that_ended_can_be_given_again(anna):
    later = THEN + 2 * YEAR
    give(anna)
    new = give(anna, at=later, until_at=later + YEAR)
    assert list(live_consents("activities.reuse", [WHAT], later)) == [new]


def test_withdrawing_ends_it_at_once_and_tells_once(anna, withdrawn):
    consent, at = give(anna), THEN + timedelta(days=3)
    for _click in range(2):
        withdraw_consent(consent=consent, by=anna.person, at=at)
    assert not is_valid(consent, at)
    assert not live_consents("activities.reuse", [WHAT], at)
    assert [event.consent_id for event in withdrawn] == [consent.pk]


def test_after_withdrawing_it_can_be_given_again(anna):
    withdraw_consent(consent=give(anna), by=anna.person, at=THEN)
    again = give(anna, at=THEN + timedelta(days=1))
    assert is_valid(again, THEN + timedelta(days=1))
    assert consents_of(anna.person).count() == 2


def test_only_the_giver_withdraws(anna, eva):
    consent = give(anna)
    with pytest.raises(NotTheirs):
        withdraw_consent(consent=consent, by=eva.person, at=THEN)
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_giving_and_withdrawing_are_logged(anna):
    withdraw_consent(consent=give(anna), by=anna.person, at=THEN)
    assert [entry.action for entry in entries_about(anna.person.pk)] == [
        "privacy.consent_withdrawn",
        "privacy.consent_given",
    ]


@given(
    given_at=DAYS,
    until_at=DAYS,
    withdrawn_at=some.none() | DAYS,
    replaced_at=some.none() | DAYS,
    at=DAYS,
)
def test_a_consent_stands_from_given_until_the_first_of_its_ends(
    given_at, until_at, withdrawn_at, replaced_at, at
):
    consent = Consent(
        given_at=given_at, until_at=until_at, withdrawn_at=withdrawn_at, replaced_at=replaced_at
    )
    end = min(moment for moment in (until_at, withdrawn_at, replaced_at) if moment)
    assert is_valid(consent, at) == (given_at <= at < end)


@pytest.mark.parametrize("days", [-1, 0, 3, 4, 365, 366])
def test_the_query_says_what_the_rule_says(anna, days):
    consent = give(anna)
    withdraw_consent(consent=consent, by=anna.person, at=THEN + timedelta(days=4))
    at = THEN + timedelta(days=days)
    assert list(live_consents("activities.reuse", [WHAT], at)) == [consent] * is_valid(consent, at)
