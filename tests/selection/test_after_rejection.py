"""After a rejection: a talk within its term, whether it was of use, an answer by somebody else (J4–J7)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import Actor, actor
from tests.selection.rejections import LATER, begun, told
from tweespraak.audit.models import Entry
from tweespraak.conversations.api import Kind, Moment
from tweespraak.conversations.api import State as TalkState
from tweespraak.notifications.models import Mail
from tweespraak.people.api import Organisation, Role
from tweespraak.selection.actions.after_rejection import (
    AfterRefused,
    answer,
    ask_talk,
    disagree,
    say_useful,
    want_no_talk,
)
from tweespraak.selection.actions.rejection_clock import (
    let_talk_go_in_time,
    remind_of_answer,
    remind_of_talk,
)
from tweespraak.selection.actions.rejection_talk import confirm_talk, hold_talk, plan_talk
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.rules.after_rejection import (
    AfterRefusal,
    Objection,
    answerer,
    ask_until,
    asking_refused,
    talk_by,
)
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db
SOON = Moment(LATER + timedelta(days=4), 30, "Telefoon")


@pytest.fixture
def row(rik: Actor, hanna: Actor, tom: Actor, kim: Actor) -> Candidacy:
    """Hanna decided, Rik told Kim and would call her."""
    made = begun(rik, hanna, tom, kim)
    told(made, rik)
    return made


@pytest.fixture
def harm(rik: Actor) -> Actor:
    """Of HR."""
    return actor(rik.member.organisation, "Harm", "Haar", Role.HR_PROCESS_OWNER)


def now() -> Candidacy:
    return Candidacy.objects.get()


def test_terms_are_working_days() -> None:
    assert ask_until(date(2026, 9, 7)) == date(2026, 10, 5)
    assert talk_by(date(2026, 9, 7)) == date(2026, 9, 21)


def test_a_talk_is_asked_for_within_its_term_only() -> None:
    last = date(2026, 10, 5)
    assert asking_refused(State.COMMUNICATED, last, last) is None
    late = asking_refused(State.COMMUNICATED, last, last + timedelta(days=1))
    assert late is AfterRefusal.TOO_LATE
    assert asking_refused(State.OBJECTED, last, last) is AfterRefusal.NOT_NOW


def test_from_the_question_to_held_and_only_that_is_kept(row: Candidacy, rik: Actor) -> None:
    ask_talk(candidacy=row, questions="Wat kan ik beter laten zien?", at=LATER)
    assert (now().state, Mail.objects.filter(person_id=rik.person.pk).count()) == (
        "talk_requested",
        1,
    )
    made = plan_talk(candidacy=row, moment=SOON, by=rik.person.pk, at=LATER, once=uuid4())
    assert made.talk
    assert made.talk.kind == Kind.REJECTION_TALK
    calendar = Mail.objects.get(kind="selection.rejection_talk_planned").calendar
    assert "Teamleider" not in calendar
    assert "Rik" not in calendar.replace("rik@", "")
    confirm_talk(candidacy=row, number=made.talk.invitation_number, at=LATER)
    with pytest.raises(AfterRefused):
        hold_talk(candidacy=row, by=rik.person.pk, at=LATER)
    held = hold_talk(candidacy=row, by=rik.person.pk, at=SOON.starts_at)
    assert held.talk
    held.talk.refresh_from_db()
    assert held.talk.state == TalkState.CLOSED_NO_RECORD
    assert now().state == State.TALK_HELD


def test_a_moment_can_move_and_a_yes_is_to_the_moment_one_saw(row: Candidacy, rik: Actor) -> None:
    ask_talk(candidacy=row, questions="", at=LATER)
    first = plan_talk(candidacy=row, moment=SOON, by=rik.person.pk, at=LATER, once=uuid4())
    assert first.talk
    shown = first.talk.invitation_number
    other = Moment(SOON.starts_at + timedelta(days=1), 30, "Telefoon")
    again = plan_talk(candidacy=row, moment=other, by=rik.person.pk, at=LATER, once=uuid4())
    assert again.talk_id == first.talk_id
    with pytest.raises(AfterRefused):
        confirm_talk(candidacy=row, number=shown, at=LATER)


def test_a_talk_that_just_took_place_needs_no_moment(row: Candidacy, rik: Actor) -> None:
    ask_talk(candidacy=row, questions="Waarom dan?", at=LATER)
    held = hold_talk(candidacy=row, by=rik.person.pk, at=LATER)
    assert (held.talk, held.talk_held_at, held.talk_questions) == (None, LATER, "")


def test_no_talk_also_takes_the_planned_one_off(row: Candidacy, rik: Actor) -> None:
    ask_talk(candidacy=row, questions="Waarom dan?", at=LATER)
    made = plan_talk(candidacy=row, moment=SOON, by=rik.person.pk, at=LATER, once=uuid4())
    assert want_no_talk(candidacy=row, at=LATER).talk_questions == ""
    assert made.talk
    made.talk.refresh_from_db()
    assert (made.talk.state, now().state) == (TalkState.CANCELLED, State.NO_TALK)


def test_the_clock_lets_it_go_after_twenty_working_days(row: Candidacy) -> None:
    last = Rejection.objects.get().talk_until_on
    assert last
    assert let_talk_go_in_time(now(), LATER)
    assert now().state == State.COMMUNICATED
    let_talk_go_in_time(now(), LATER + timedelta(days=40))
    assert now().state == State.NO_TALK


def test_who_calls_is_reminded_three_times_at_most(row: Candidacy, rik: Actor) -> None:
    ask_talk(candidacy=row, questions="", at=LATER)
    at = LATER
    for _week in range(10):
        at += timedelta(days=14)
        remind_of_talk(now(), at)
    rows = Mail.objects.filter(kind="selection.rejection_talk_late", person_id=rik.person.pk)
    assert rows.count() == 3


def test_it_is_said_once_whether_it_was_of_use(row: Candidacy) -> None:
    say_useful(candidacy=row, value=4, at=LATER)
    say_useful(candidacy=row, value=4, at=LATER)
    with pytest.raises(AfterRefused):
        say_useful(candidacy=row, value=1, at=LATER)
    assert Rejection.objects.get().useful == 4


@pytest.mark.parametrize(("hours", "waits"), [(-1, True), (-30, False)])
def test_it_is_not_asked_on_the_day_of_a_survey(
    row: Candidacy, kim: Actor, hours: int, waits: bool, at_hour: Callable[[datetime], None]
) -> None:
    at_hour(LATER)
    moment = LATER + timedelta(hours=hours)
    Mail.objects.create(
        organisation_id=row.organisation_id, kind="evaluations.survey", subject="x", text="x",
        html="x", language="nl", address=kim.person.email.upper(), created_at=moment, sent_at=moment,
    )  # fmt: skip
    page = kim.client.get(f"/selection/application/{row.pk}/").content.decode()
    assert ("Deze vraag staat hier morgen weer" in page) is waits
    assert ("usefulness/" in page) is not waits
    kim.client.post(f"/selection/application/{row.pk}/rejection/usefulness/", {"value": "4"})
    assert Rejection.objects.get().useful == (None if waits else 4)


def test_who_disagrees_is_answered_by_somebody_who_did_not_decide(
    row: Candidacy, rik: Actor, hanna: Actor, harm: Actor, kim: Actor
) -> None:
    made = disagree(
        candidacy=row, objection=Objection.SECOND_LOOK, words="Er is iets gemist.", at=LATER
    )
    assert made.answers_id == harm.person.pk
    assert now().held_since_at == LATER
    with pytest.raises(AfterRefused) as refused:
        answer(candidacy=row, words="Nee.", by=hanna.person.pk, at=LATER)
    assert refused.value.refusal is AfterRefusal.NOT_THEIRS
    answer(candidacy=row, words="We keken opnieuw.", by=harm.person.pk, at=LATER)
    assert (now().held_since_at, now().hold_review_on) == (None, None)
    assert Mail.objects.filter(
        kind="selection.rejection_answered", person_id=kim.person.pk
    ).exists()


def test_without_hr_a_colleague_who_did_not_decide_answers(row: Candidacy, tom: Actor) -> None:
    made = disagree(candidacy=row, objection=Objection.COMPLAINT, words="Niet eerlijk.", at=LATER)
    assert made.answers_id == tom.person.pk
    assert answerer(["a", "b"], deciders=["a", "b"]) is None


def test_when_everybody_decided_along_who_manages_the_organisation_answers(
    row: Candidacy, rik: Actor, hanna: Actor, tom: Actor, voorbeeld: Organisation
) -> None:
    Rejection.objects.update(writers=[str(one.person.pk) for one in (rik, hanna, tom)])
    made = disagree(candidacy=row, objection=Objection.COMPLAINT, words="Niet eerlijk.", at=LATER)
    assert made.answers_id is None  # nobody else is here
    chief = actor(voorbeeld, "Cor", "Chef", Role.ORGANISATION_ADMIN)
    remind_of_answer(now(), LATER + timedelta(days=33))
    assert Rejection.objects.get().answers_id == chief.person.pk
    answer(candidacy=row, words="We keken opnieuw.", by=chief.person.pk, at=LATER)
    assert now().held_since_at is None


def test_one_objects_once_and_with_words(row: Candidacy) -> None:
    with pytest.raises(AfterRefused):
        disagree(candidacy=row, objection=Objection.COMPLAINT, words=" ", at=LATER)
    disagree(candidacy=row, objection=Objection.COMPLAINT, words="Niet eerlijk.", at=LATER)
    with pytest.raises(AfterRefused):
        disagree(candidacy=row, objection=Objection.COMPLAINT, words="Nog eens.", at=LATER)


def test_who_answers_is_reminded_after_a_month(row: Candidacy, tom: Actor) -> None:
    disagree(candidacy=row, objection=Objection.COMPLAINT, words="Niet eerlijk.", at=LATER)
    remind_of_answer(now(), LATER + timedelta(days=20))
    late = Mail.objects.filter(kind="selection.rejection_answer_late")
    assert not late.exists()
    remind_of_answer(now(), LATER + timedelta(days=33))
    assert late.get().person_id == tom.person.pk


def test_the_log_holds_no_word_of_the_candidate(row: Candidacy, tom: Actor) -> None:
    ask_talk(candidacy=row, questions="Waarom dan", at=LATER)
    disagree(candidacy=row, objection=Objection.COMPLAINT, words="Onheus", at=LATER)
    answer(candidacy=row, words="Excuses", by=tom.person.pk, at=LATER)
    kept = " ".join(str(value) for one in Entry.objects.values() for value in one.values())
    assert not any(word in kept for word in ("Waarom dan", "Onheus", "Excuses"))


def test_the_candidate_does_all_of_it_on_their_own_page(
    row: Candidacy, rik: Actor, kim: Actor, harm: Actor
) -> None:
    Rejection.objects.update(talk_until_on=date(2100, 1, 1))
    page = reverse("selection:application", args=[row.pk])
    text = kim.client.get(page).content.decode()
    assert "We gaan niet met je verder" in text
    assert "Kon je er iets mee?" in text
    asked = kim.client.post(
        reverse("selection:own_talk", args=[row.pk]), {"do": "ask", "questions": "Wat nu?"}
    )
    assert asked.status_code == 302
    kim.client.post(reverse("selection:own_useful", args=[row.pk]), {"value": "5"})
    url = reverse("selection:own_objection", args=[row.pk])
    assert kim.client.get(url).status_code == 200
    kim.client.post(url, {"objection": "second_look", "words": "Er is iets gemist."})
    made = Rejection.objects.get()
    assert (made.talk_questions, made.useful, made.objection) == ("Wat nu?", 5, "second_look")
    assert "uiterlijk" in kim.client.get(page).content.decode()
    talk = reverse("selection:rejection_talk", args=[row.pk])
    assert "Wat nu?" in rik.client.get(talk).content.decode()
    objection = reverse("selection:rejection_objection", args=[row.pk])
    assert "Er is iets gemist." in harm.client.get(objection).content.decode()
    harm.client.post(objection, {"words": "We keken opnieuw en vonden dit."})
    assert "We keken opnieuw en vonden dit." in kim.client.get(page).content.decode()


def test_only_who_has_a_place_reads_it(
    row: Candidacy, rik: Actor, tom: Actor, kim: Actor, eva: Actor, harm: Actor
) -> None:
    staff = ("rejection", "rejection_talk", "rejection_objection", "rejection_lifting")
    for name in staff:
        url = reverse(f"selection:{name}", args=[row.pk])
        assert eva.client.get(url).status_code == 404
        assert kim.client.get(url).status_code == 404
        assert harm.client.get(url).status_code == 404
    assert tom.client.get(reverse("selection:rejection", args=[row.pk])).status_code == 403
    own = reverse("selection:own_objection", args=[row.pk])
    assert [who.client.get(own).status_code for who in (rik, eva)] == [404, 404]
