"""Agreements of two: proposed, agreed, reported on and reacted to; never closed in silence."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Actor
from tests.conversations.agreeing import does, in_days, plan, proposes
from tests.conversations.talking import agreement, seat, talk
from tweespraak.audit.models import Entry
from tweespraak.conversations.actions.agreements import begin_agreements
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.actions.steps import NotAtTheTable
from tweespraak.conversations.documents.agreement_table import agreement_table
from tweespraak.conversations.models import Agreement, AgreementMoment, Conversation
from tweespraak.conversations.models.agreements import AppendOnly
from tweespraak.conversations.queries.agreements import count_new, open_between
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.agreeing import NotAgreed, Refusal
from tweespraak.conversations.rules.agreements import (
    AgreementAct,
    AgreementRefused,
    AgreementState,
)
from tweespraak.conversations.rules.states import IN_ROOM, State
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.notifications.models import Mail, Notice

pytestmark = pytest.mark.django_db
_A, _S = AgreementAct, AgreementState


@pytest.fixture
def table(anna: Actor, bram: Actor) -> Conversation:
    return talk(anna, bram, State.RECORDING)


def audited(found: Agreement) -> list[str]:
    rows = Entry.objects.filter(object_type="agreement", object_id=str(found.pk))
    return list(rows.order_by("sequence").values_list("action", flat=True))


def refused(why: Refusal) -> Any:
    return pytest.raises(NotAgreed, match=why)


def test_it_is_proposed_agreed_and_begins_when_the_record_closes(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    made = proposes(anna, table)
    assert (made.owner, made.other, made.state) == (anna.person, bram.person, _S.PROPOSED)
    does(bram, _A.AGREE, made)
    assert begin_agreements(conversation=table, at=clock.now()) == 1
    made.refresh_from_db()
    assert (made.state, bool(made.agreed_at), bool(made.due_at)) == (_S.ACTIVE, True, True)
    assert audited(made) == [
        f"conversations.agreement_{act}" for act in ("proposed", "agreed", "begun")
    ]
    assert begin_agreements(conversation=table, at=clock.now()) == 0


@pytest.mark.parametrize("state", [state for state in State if state not in IN_ROOM])
def test_agreements_are_made_at_the_table(anna: Actor, bram: Actor, state: State) -> None:
    with refused(Refusal.NOT_AT_THE_TABLE):
        proposes(anna, talk(anna, bram, state))


@pytest.mark.parametrize("state", IN_ROOM)
@pytest.mark.parametrize("owner", [Side.EMPLOYEE, Side.MANAGER])
def test_either_side_can_be_the_owner_whoever_proposes(
    anna: Actor, bram: Actor, state: State, owner: Side
) -> None:
    made = proposes(bram, talk(anna, bram, state), owner)
    assert made.owner == {Side.EMPLOYEE: anna, Side.MANAGER: bram}[owner].person
    assert does(anna, _A.AGREE, made)


def test_who_proposed_it_does_not_agree_with_it(table: Conversation, anna: Actor) -> None:
    made = proposes(anna, table)
    with refused(Refusal.THE_OTHERS):
        does(anna, _A.AGREE, made)
    does(anna, _A.DROP, made)
    made.refresh_from_db()
    assert made.state == _S.DROPPED


def test_T40_a_fourth_new_agreement_is_refused(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    first, _second, _third = (proposes(who, table) for who in (anna, bram, anna))
    with refused(Refusal.FOURTH):
        proposes(bram, table)
    assert count_new(table) == 3
    does(bram, _A.DROP, first)
    proposes(bram, table)
    assert count_new(table) == 3


def test_a_sixth_open_one_of_the_same_owner_is_refused(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    before = talk(anna, bram, State.CLOSED_AGREED)
    for _ in range(5):
        agreement(before, anna, bram)
    with refused(Refusal.TOO_MANY_OPEN):
        proposes(bram, table, Side.EMPLOYEE)
    assert proposes(anna, table, Side.MANAGER)


def test_what_a_manager_has_open_with_others_does_not_count(
    table: Conversation, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    before = talk(dirk, bram, State.CLOSED_AGREED)
    for _ in range(5):
        agreement(before, bram, dirk)
    assert proposes(bram, table)


@pytest.mark.parametrize("days", [-1, 0, 200])
def test_the_day_lies_ahead_and_within_half_a_year(
    table: Conversation, anna: Actor, days: int
) -> None:
    with refused(Refusal.DAY):
        proposes(anna, table, due_on=in_days(days))


def test_posting_twice_is_once_and_a_key_of_another_is_refused(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    once = uuid.uuid4()
    assert proposes(anna, table, once=once) == proposes(anna, table, once=once)
    assert Agreement.objects.count() == 1
    with pytest.raises(OnceTaken):
        proposes(bram, table, once=once)


def test_T38_it_cannot_be_closed_without_update_and_reaction(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    found = agreement(table, anna, bram)
    for close in (_A.CLOSE_DONE, _A.CLOSE_NOT_DONE):
        with pytest.raises(AgreementRefused):
            does(bram, close, found)
    for report in (_A.REPORT_DONE, _A.REPORT_NOT_DONE):
        with refused(Refusal.WITHOUT_WORDS):
            does(anna, report, found, text="  ")
    does(anna, _A.REPORT_DONE, found)
    for close in (_A.CLOSE_DONE, _A.CLOSE_NOT_DONE, _A.GO_ON):
        with refused(Refusal.WITHOUT_WORDS):
            does(bram, close, found, text="")
        with refused(Refusal.THE_OTHERS):
            does(anna, close, found)
    with pytest.raises(AgreementRefused):
        does(anna, _A.STOP, found)
    does(bram, _A.CLOSE_DONE, found, text="Dat zag ik ook")
    found.refresh_from_db()
    assert (found.state, bool(found.closed_at), found.due_at) == (_S.CLOSED_DONE, True, None)


def test_T39_open_agreements_come_first_in_the_next_conversation_of_the_same_pair(
    anna: Actor, bram: Actor, dirk: Actor
) -> None:
    before = talk(anna, bram, State.CLOSED_AGREED)
    late = agreement(before, anna, bram, due_in=timedelta(days=9))
    soon = agreement(before, bram, anna, _S.REPORTED_DONE, due_in=timedelta(days=2))
    agreement(before, anna, bram, _S.CLOSED_DONE)
    following, elsewhere = talk(anna, bram, State.RECORDING), talk(anna, dirk, State.RECORDING)
    for who in (anna, bram):
        seen = agreement_table(seat(following, who), clock.now())
        assert [line.held.agreement for line in seen.carried] == [soon, late]
    assert agreement_table(seat(elsewhere, anna), clock.now()).carried == []
    made = proposes(anna, following)
    does(bram, _A.AGREE, made)
    seen = agreement_table(seat(following, anna), clock.now())
    assert [line.held.agreement for line in seen.made] == [made]
    assert made not in [line.held.agreement for line in seen.carried]
    here = anna.member.organisation_id
    assert set(open_between(here, bram.person.pk, anna.person.pk)) == {late, soon, made}


def test_it_goes_on_and_is_reported_again(table: Conversation, anna: Actor, bram: Actor) -> None:
    found = agreement(table, anna, bram)
    for act, who in (
        (_A.REPORT_NOT_DONE, anna), (_A.GO_ON, bram), (_A.REPORT_DONE, anna), (_A.CLOSE_DONE, bram),
    ):  # fmt: skip
        does(who, act, found)
    assert [one.act for one in found.moments.all()] == [
        "report_not_done", "go_on", "report_done", "close_done",
    ]  # fmt: skip


def test_the_owner_proposes_a_change_and_the_other_takes_it(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    found = agreement(table, anna, bram)
    changed = plan(what="Elke dinsdag de planning delen", due_on=in_days(30))
    with refused(Refusal.THE_OTHERS):
        does(bram, _A.ADJUST, found, plan=changed)
    does(anna, _A.ADJUST, found, plan=changed)
    found.refresh_from_db()
    assert (found.what, found.state) == ("Elke maandag de planning delen", _S.ADJUSTING)
    moment = does(bram, _A.CONFIRM, found, text="")
    found.refresh_from_db()
    assert (found.what, found.due_on, found.proposal) == (changed.what, changed.due_on, {})
    assert moment.before["what"] == "Elke maandag de planning delen"


@pytest.mark.parametrize("keeper", ["anna", "bram"])
def test_kept_as_it_was_by_the_other_or_taken_back(
    table: Conversation, anna: Actor, bram: Actor, keeper: str
) -> None:
    found = agreement(table, anna, bram)
    does(anna, _A.ADJUST, found, plan=plan(what="Iets anders"))
    moment = does({"anna": anna, "bram": bram}[keeper], _A.KEEP, found)
    found.refresh_from_db()
    assert (found.what, found.state) == ("Elke maandag de planning delen", _S.ACTIVE)
    assert moment.before["what"] == "Iets anders"


def test_a_change_that_changes_nothing_is_refused(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    found = agreement(table, anna, bram)
    same = plan(evidence=found.evidence, help=found.help, due_on=found.due_on)
    with refused(Refusal.NOTHING_NEW):
        does(anna, _A.ADJUST, found, plan=same)


def test_a_day_that_passed_may_stay_when_the_words_change(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    found = agreement(table, anna, bram, due_in=timedelta(days=-4))
    does(anna, _A.ADJUST, found, plan=plan(what="Iets anders", due_on=found.due_on))
    does(bram, _A.CONFIRM, found)


def test_either_stops_with_a_reason_and_the_other_is_told(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    found = agreement(table, anna, bram)
    with refused(Refusal.WITHOUT_WORDS):
        does(bram, _A.STOP, found, text="")
    does(bram, _A.STOP, found, text="Het project is voorbij")
    assert Notice.objects.filter(person_id=anna.person.pk, object_id=found.pk).exists()
    mail = Mail.objects.get(person_id=anna.person.pk)
    assert "project" not in mail.text
    assert "Bram" not in mail.text
    again = agreement(table, bram, anna)
    does(anna, _A.STOP_TOGETHER, again, text="")


def test_a_text_about_health_is_held(table: Conversation, anna: Actor, bram: Actor) -> None:
    with pytest.raises(Held):
        proposes(anna, table, what="Minder werken tijdens de migraine")
    found = agreement(table, bram, anna)
    with pytest.raises(Held):
        does(bram, _A.REPORT_DONE, found, text="Ze had een burn-out", is_confirmed=True)
    assert does(
        bram, _A.REPORT_DONE, found, text="De operatie van de zaak is verhuisd", is_confirmed=True
    )


def test_pressing_twice_is_one_moment(table: Conversation, anna: Actor, bram: Actor) -> None:
    found, once = agreement(table, anna, bram), uuid.uuid4()
    first = does(anna, _A.REPORT_DONE, found, once=once)
    assert does(anna, _A.REPORT_DONE, found, once=once) == first
    assert audited(found) == ["conversations.agreement_reported"]
    with pytest.raises(OnceTaken):
        does(anna, _A.REPORT_NOT_DONE, found, once=once)


def test_both_press_in_the_same_second(table: Conversation, anna: Actor, bram: Actor) -> None:
    made = proposes(anna, table)
    theirs, mine = Agreement.objects.get(pk=made.pk), Agreement.objects.get(pk=made.pk)
    does(bram, _A.AGREE, theirs)
    with pytest.raises(AgreementRefused):
        does(anna, _A.DROP, mine)
    assert made.moments.count() == 2


def test_what_happened_cannot_be_changed(table: Conversation, anna: Actor, bram: Actor) -> None:
    moment = does(anna, _A.REPORT_DONE, agreement(table, anna, bram))
    moment.text = "Toch anders"
    with pytest.raises(AppendOnly):
        moment.save()
    assert AgreementMoment.objects.get(pk=moment.pk).text == "Zo ging het"


def test_the_other_device_sees_it(table: Conversation, anna: Actor, bram: Actor) -> None:
    before = table.version
    made = proposes(anna, table)
    does(bram, _A.AGREE, made)
    table.refresh_from_db()
    assert table.version == before + 2


def test_who_leads_is_asked_to_promise_something_too(
    table: Conversation, anna: Actor, bram: Actor
) -> None:
    assert not agreement_table(seat(table, anna), clock.now()).manager_has_none
    proposes(anna, table)
    assert agreement_table(seat(table, anna), clock.now()).manager_has_none
    assert agreement_table(seat(table, bram), clock.now()).undecided == 1
    proposes(bram, table)
    assert not agreement_table(seat(table, bram), clock.now()).manager_has_none


def test_somebody_who_is_not_one_of_the_two_does_nothing(
    table: Conversation, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    found = agreement(table, anna, bram)
    for act in (_A.REPORT_DONE, _A.STOP):
        with pytest.raises(NotAtTheTable):
            does(dirk, act, found)
