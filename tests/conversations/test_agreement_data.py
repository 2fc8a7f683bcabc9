"""What is kept of somebody about agreements: taken along, erased, and put together with an account."""

import json

import pytest

from tests.cast import Actor, actor
from tests.conversations.agreeing import does
from tests.conversations.talking import agreement, talk
from tweespraak.conversations import personal_data
from tweespraak.conversations.actions import unite_talkers
from tweespraak.conversations.models import Agreement, AgreementMoment, Conversation
from tweespraak.conversations.personal_data import agreements
from tweespraak.conversations.queries.agreements import new_in
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementState
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.personal_data import Rule

pytestmark = pytest.mark.django_db
_A = AgreementAct


@pytest.fixture
def found(anna: Actor, bram: Actor) -> Agreement:
    made = agreement(talk(anna, bram, State.CLOSED_AGREED), anna, bram)
    does(anna, _A.REPORT_DONE, made, text="Het lukte elke week")
    does(bram, _A.GO_ON, made, text="Fijn om te zien")
    return made


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in keys_in(one)}
    if isinstance(value, list):
        return {key for one in value for key in keys_in(one)}
    return set()


def test_both_take_the_same_story_along(
    found: Agreement, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    for who, part in ((anna, "owner"), (bram, "helper")):
        told = agreements.export(who.person)["agreements"]
        text = json.dumps(told, ensure_ascii=False)
        assert told[0]["part"] == part
        for words in (found.what, "Het lukte elke week", "Fijn om te zien"):
            assert words in text
        assert keys_in(told) <= set(personal_data.WORDS)
    assert agreements.export(dirk.person) == {}


def test_erasing_takes_all_of_it_and_leaves_what_moved_on(
    found: Agreement, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    moved = agreement(found.conversation, anna, dirk)
    Agreement.objects.filter(pk=moved.pk).update(moved_from=found)
    Agreement.objects.filter(pk=found.pk).update(state=AgreementState.TRANSFERRED)
    personal_data.erase(bram.person, Rule.ON_REQUEST)
    assert list(Agreement.objects.all()) == [moved]
    assert not AgreementMoment.objects.exists()
    personal_data.erase(anna.person, Rule.ON_REQUEST)
    assert not Agreement.objects.exists()


def chain(*links: tuple[Conversation, Actor, Actor]) -> list[Agreement]:
    """The same words, with one manager after the other."""
    made: list[Agreement] = []
    for conversation, owner, other in links:
        row = agreement(conversation, owner, other)
        row.moved_from = made[-1] if made else None
        row.save(update_fields=["moved_from"])
        made.append(row)
    return made


def test_what_went_along_is_never_read_at_the_table_where_it_began(
    anna: Actor, bram: Actor, dirk: Actor, chris: Actor
) -> None:
    began = talk(anna, bram, State.CLOSED_AGREED)
    first, _second, third = chain((began, anna, bram), (began, anna, dirk), (began, anna, chris))
    personal_data.erase(dirk.person, Rule.ON_REQUEST)
    assert set(Agreement.objects.all()) == {first, third}
    assert list(new_in(began)) == [first]


def test_accounts_are_put_together_also_where_an_agreement_went_through_both(
    anna: Actor, bram: Actor, dirk: Actor, chris: Actor
) -> None:
    began = talk(anna, bram, State.CLOSED_AGREED)
    first, _second, third = chain((began, anna, bram), (began, anna, dirk), (began, anna, chris))
    unite_talkers(gone=dirk.person.pk, kept=anna.person.pk)
    assert set(Agreement.objects.all()) == {first, third}
    assert list(new_in(began)) == [first]


def test_two_accounts_of_one_person_hold_the_same_agreements(
    found: Agreement, anna: Actor, bram: Actor
) -> None:
    kept = actor(anna.member.organisation, "Ans", "de Vries")
    unite_talkers(gone=anna.person.pk, kept=kept.person.pk)
    found.refresh_from_db()
    assert found.owner == kept.person
    assert found.moments.filter(by_id=kept.person.pk).count() == 1


def test_what_two_accounts_of_one_person_had_with_each_other_goes(
    found: Agreement, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    moved = agreement(found.conversation, anna, dirk)
    Agreement.objects.filter(pk=moved.pk).update(moved_from=found)
    other = agreement(talk(anna, dirk, State.CLOSED_AGREED), anna, dirk)
    unite_talkers(gone=anna.person.pk, kept=bram.person.pk)
    other.refresh_from_db()
    assert list(Agreement.objects.all()) == [other]
    assert other.owner == bram.person
    assert Conversation.objects.count() == 1
