"""The states the tests begin in are states that the rules know."""

import pytest

from tests.cast import Actor
from tests.selection.seeking import draft, interviewed, signed
from tweespraak.selection.queries.profiles import content_of, hashes_under, signers_of
from tweespraak.selection.rules.profiles import all_signed, gaps
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_gaps(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = draft(rik, hanna, tom)
    signers = signers_of(made)
    assert not gaps(content_of(made.profiles.get(), made), [one.capacity for one in signers])


def test_signed_is_signed_by_all(rik: Actor, hanna: Actor, tom: Actor, ivo: Actor) -> None:
    made = signed(rik, hanna, tom, [ivo])
    profile, signers = made.profiles.get(), signers_of(made)
    capacities = [one.capacity for one in signers]
    assert all_signed(profile.hash, hashes_under(profile, signers), capacities)


def test_interviewed_is_judged(rik: Actor, hanna: Actor, tom: Actor, kim: Actor) -> None:
    made = interviewed(signed(rik, hanna, tom), kim, hanna, tom)
    judgements = made.interviews.get().judgements.all()
    assert made.state == State.IN_PROCEDURE
    assert all(one.saved_at and set(one.ratings) == {"r1", "r3"} for one in judgements)
