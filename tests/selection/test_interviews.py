"""Interviews are planned on requirements everybody signed, and reach each calendar without a name."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import THEN, Actor
from tests.selection.seeking import (
    candidate,
    draft,
    in_procedure,
    interview,
    interviewed,
    sent,
    signed,
)
from tweespraak.notifications.api import Mail
from tweespraak.selection.actions.interviews import (
    PlanRefused,
    call_off,
    move_interview,
    note_held,
    plan_interview,
    take_up,
)
from tweespraak.selection.models import Candidacy, Interview, Signature, Vacancy
from tweespraak.selection.rules.interviews import Around, PlanRefusal, Proposal, plan_refused
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db
SOON = THEN + timedelta(days=3)


def proposal(*people: Actor, **values) -> Proposal:
    whole = {
        "stage": "first", "starts_at": SOON, "minutes": 60, "place": "Kamer 2",
        "interviewers": frozenset(one.person.pk for one in people),
    }  # fmt: skip
    return Proposal(**{**whole, **values})


def invite(row: Candidacy, by: Actor, *people: Actor, **values) -> Interview:
    return plan_interview(
        candidacy=row,
        once=uuid4(),
        proposal=proposal(*people, **values),
        by=by.person.pk,
        at=THEN,
    )


@pytest.fixture
def whole(rik, hanna, tom, ivo) -> Vacancy:
    return signed(rik, hanna, tom, [ivo])


@pytest.mark.parametrize("make", [draft, sent])
def test_T26_nobody_is_invited_without_signed_requirements(rik, hanna, tom, kim, make) -> None:
    row = candidate(make(rik, hanna, tom), kim)
    with pytest.raises(PlanRefused) as refused:
        invite(row, rik, hanna)
    assert refused.value.refusal is PlanRefusal.NOT_SIGNED
    assert not Interview.objects.exists()
    with pytest.raises(PlanRefused):
        take_up(candidacy=row, by=rik.person.pk, at=THEN)


def test_T26_a_signature_under_an_older_version_does_not_count(rik, hanna, kim, ivo, whole) -> None:
    row = candidate(whole, kim)
    Signature.objects.filter(stakeholder__person=ivo.person).update(hash="0" * 64)
    with pytest.raises(PlanRefused) as refused:
        invite(row, rik, ivo)
    assert refused.value.refusal is PlanRefusal.UNSIGNED
    Signature.objects.filter(stakeholder__person=hanna.person).update(hash="0" * 64)
    with pytest.raises(PlanRefused) as refused:
        invite(row, rik, rik)
    assert refused.value.refusal is PlanRefusal.NOT_SIGNED


def test_T26_the_page_says_kindly_who_has_to_sign_first(rik, hanna, tom, kim) -> None:
    row = candidate(sent(rik, hanna, tom), kim)
    page = f"/selection/candidate/{row.pk}/interviews/new/"
    assert "Nog niet" in rik.client.get(page).content.decode()
    assert rik.client.post(page, {"once": str(uuid4())}).status_code == 409


def test_who_did_not_sign_cannot_interview(rik, kim, anna, whole) -> None:
    with pytest.raises(PlanRefused) as refused:
        invite(candidate(whole, kim), rik, anna)
    assert refused.value.refusal is PlanRefusal.UNSIGNED


def test_an_invitation_takes_up_and_reaches_every_calendar_without_names(
    rik, hanna, kim, ivo, whole
) -> None:
    row = candidate(whole, kim)
    made = invite(row, rik, hanna, ivo)
    row.refresh_from_db()
    assert (row.state, row.stage) == (State.IN_PROCEDURE, "first")
    mails = Mail.objects.exclude(calendar="")
    assert {mail.person_id for mail in mails} == {one.person.pk for one in (kim, hanna, ivo)}
    for mail in mails:
        said = mail.calendar + mail.subject + mail.text
        assert "Kim" not in said.replace("Hallo Kim", "").replace("kim@", "")
        assert whole.title not in said
        assert f"{made.pk}@tweespraak" in mail.calendar


def test_planned_once_with_the_same_once(rik, kim, ivo, whole) -> None:
    row, once = candidate(whole, kim), uuid4()
    for _twice in range(2):
        plan_interview(candidacy=row, once=once, proposal=proposal(ivo), by=rik.person.pk, at=THEN)
    assert Interview.objects.count() == 1


def test_moving_raises_the_number_and_calls_the_first_interviewer_off(
    rik, hanna, kim, ivo, whole
) -> None:
    made = invite(candidate(whole, kim), rik, ivo)
    Mail.objects.all().delete()
    later = SOON + timedelta(days=1)
    move_interview(
        interview=made,
        number=0,
        proposal=proposal(hanna, starts_at=later),
        by=rik.person.pk,
        at=THEN,
    )
    made.refresh_from_db()
    assert (made.number, made.starts_at) == (1, later)
    by_person = {mail.person_id: mail.calendar for mail in Mail.objects.all()}
    assert "METHOD:CANCEL" in by_person[ivo.person.pk]
    assert "METHOD:REQUEST" in by_person[hanna.person.pk]
    assert "SEQUENCE:1" in by_person[kim.person.pk]


def test_a_page_that_is_behind_moves_nothing(rik, kim, ivo, whole) -> None:
    made = invite(candidate(whole, kim), rik, ivo)
    with pytest.raises(PlanRefused) as refused:
        move_interview(
            interview=made,
            number=4,
            proposal=proposal(ivo, place="Elders"),
            by=rik.person.pk,
            at=THEN,
        )
    assert refused.value.refusal is PlanRefusal.CHANGED


def test_called_off_it_leaves_every_calendar(rik, kim, ivo, whole) -> None:
    made = invite(candidate(whole, kim), rik, ivo)
    Mail.objects.all().delete()
    for _twice in range(2):
        call_off(interview=made, by=rik.person.pk, at=THEN)
    mails = list(Mail.objects.all())
    assert len(mails) == 2
    assert all("METHOD:CANCEL" in one.calendar for one in mails)
    assert all("SEQUENCE:1" in one.calendar for one in mails)


def test_what_was_judged_is_not_moved_or_called_off(rik, hanna, kim, whole) -> None:
    made = interviewed(whole, kim, hanna).interviews.get()
    with pytest.raises(PlanRefused) as refused:
        call_off(interview=made, by=rik.person.pk, at=SOON)
    assert refused.value.refusal is PlanRefusal.BEGUN


def test_held_only_when_it_began(rik, kim, ivo, whole) -> None:
    made = interview(in_procedure(whole, kim), ivo)
    with pytest.raises(PlanRefused):
        note_held(interview=made, by=rik.person.pk, at=THEN)
    assert note_held(interview=made, by=rik.person.pk, at=SOON).held_at == SOON


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"stage": "letter"}, PlanRefusal.NO_STAGE),
        ({"interviewers": frozenset()}, PlanRefusal.NOBODY),
        ({"starts_at": None}, PlanRefusal.NO_HOUR),
        ({"starts_at": THEN - timedelta(hours=1)}, PlanRefusal.PAST),
        ({"starts_at": THEN + timedelta(days=300)}, PlanRefusal.TOO_FAR),
        ({"minutes": 5}, PlanRefusal.TOO_LONG),
        ({"place": "  "}, PlanRefusal.NO_PLACE),
    ],
)
def test_every_refusal_has_its_reason(values, refusal) -> None:
    one, them = uuid4(), uuid4()
    around = Around(State.APPLIED, them, ["first"], {one}, is_signed=True, is_closed=False)
    whole = {
        "stage": "first", "starts_at": SOON, "minutes": 60, "place": "Kamer 2",
        "interviewers": frozenset([one]),
    }  # fmt: skip
    assert plan_refused(Proposal(**whole), around, THEN) is None
    assert plan_refused(Proposal(**{**whole, **values}), around, THEN) is refusal


def test_the_candidate_interviews_nobody() -> None:
    them = uuid4()
    around = Around(State.APPLIED, them, ["first"], {them}, is_signed=True, is_closed=False)
    asked = Proposal("first", SOON, 60, "Kamer 2", frozenset([them]))
    assert plan_refused(asked, around, THEN) is PlanRefusal.THEMSELVES
