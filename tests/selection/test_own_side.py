"""Whoever applies is a candidate there and nothing else: no other door leads to their own application."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import THEN, Actor, actor
from tests.selection.rejections import LATER, begun, draft, told, written
from tests.selection.seeking import candidate, interviewed, signed
from tweespraak.audit.api import Entry
from tweespraak.notifications.models import Mail
from tweespraak.people.api import Organisation, Role
from tweespraak.privacy.api import export_everything
from tweespraak.selection.actions.leaving import leave_candidates
from tweespraak.selection.actions.profiles import ProfileRefused
from tweespraak.selection.actions.rejecting import RejectRefused, ask_hr
from tweespraak.selection.actions.stakeholders import Who, add_stakeholder, leave
from tweespraak.selection.models import Candidacy, Judgement, Lesson, Rejection, Stakeholder
from tweespraak.selection.queries.places import is_candidate, seen_of
from tweespraak.selection.rules.profiles import Capacity, Refusal
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db


def test_who_applied_does_not_sign_for_the_same_vacancy(
    rik: Actor, hanna: Actor, tom: Actor, ivo: Actor
) -> None:
    made = signed(rik, hanna, tom)
    candidate(made, ivo)
    who = Who(ivo.member)
    with pytest.raises(ProfileRefused) as refused:
        add_stakeholder(
            vacancy=made, once=uuid4(), who=who, capacity=Capacity.TEAM, by=rik.person, at=LATER
        )
    assert refused.value.refusal is Refusal.APPLIED
    assert not Stakeholder.objects.filter(person=ivo.person).exists()
    Candidacy.objects.update(state=State.WITHDRAWN)
    assert not is_candidate(made, ivo.person.pk)
    add_stakeholder(
        vacancy=made, once=uuid4(), who=who, capacity=Capacity.TEAM, by=rik.person, at=LATER
    )


def test_who_applied_does_not_take_the_vacancy_over(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = signed(rik, hanna, tom)
    heir = actor(made.organisation, "Wim", "Werver", Role.RECRUITER)
    candidate(made, heir)
    leave(organisation=made.organisation_id, person=rik.person.pk, successor=heir.member, at=LATER)
    made.refresh_from_db()
    assert made.recruiter_id == rik.person.pk
    assert heir.client.get(f"/selection/{made.pk}/candidates/").status_code == 404


def test_also_who_leads_it_by_accident_reads_nothing_of_their_own(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    mine = interviewed(signed(rik, hanna, tom), rik, tom)  # two accounts that became one
    assert seen_of(mine.pk, mine.organisation_id, rik.person.pk) is None
    assert seen_of(mine.pk, mine.organisation_id, hanna.person.pk) is not None
    for page in ("", "decision/", "cv/", "rejection/"):
        assert rik.client.get(f"/selection/candidate/{mine.pk}/{page}").status_code == 404


def test_hr_that_applied_is_not_asked_about_their_own_rejection(
    rik: Actor, hanna: Actor, tom: Actor, voorbeeld: Organisation
) -> None:
    hilde = actor(voorbeeld, "Hilde", "Haan", Role.HR_PROCESS_OWNER)
    mine = begun(rik, hanna, tom, hilde)
    row = written(mine, rik, draft(rik, strength="je bent zwanger"))
    with pytest.raises(RejectRefused):
        ask_hr(candidacy=mine, version=row.version, by=rik.person.pk, at=LATER)
    Rejection.objects.update(lift_asked_at=LATER, second_reader=hilde.person)
    Rejection.objects.update(answers=hilde.person, caller=hilde.person, told_at=LATER)
    for page in ("lifting", "reading", "talk", "objection"):
        url = f"/selection/candidate/{mine.pk}/rejection/{page}/"
        assert hilde.client.get(url).status_code == 404
    assert mine.vacancy.title not in hilde.client.get("/").content.decode()


def test_the_export_holds_what_was_sent_and_told_and_nothing_undecided(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    mine = begun(rik, hanna, tom, kim)
    [before] = export_everything(person=kim.person)["selection"]["applications"]
    assert before["state"] == "busy"  # a rejection is being written: that is nobody's to know yet
    assert before["rejection"] == {}
    assert [one["stage"] for one in before["interviews"]] == ["Eerste gesprek"]
    told(mine, rik)
    [after] = export_everything(person=kim.person)["selection"]["applications"]
    assert after["state"] == "told"
    assert "We gaan niet met je verder" in after["rejection"]["message"]


def gone(who: Actor) -> None:
    leave_candidates(
        organisation=who.member.organisation_id, person=who.person.pk, at=THEN + timedelta(days=9)
    )


def end(who: Actor) -> None:
    who.member.ended_at = THEN
    who.member.save(update_fields=["ended_at"])


def test_who_left_without_judging_holds_nothing_up(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    mine = interviewed(signed(rik, hanna, tom), kim, tom)
    Judgement.objects.update(saved_at=None)
    end(tom)
    gone(tom)
    gone(tom)
    assert Judgement.objects.get().excused_at
    told_to = Mail.objects.filter(kind="selection.interviewer_left")
    assert {mail.person_id for mail in told_to} == {rik.person.pk, hanna.person.pk}
    assert told_to.count() == 2
    assert rik.client.get(f"/selection/candidate/{mine.pk}/decision/").status_code == 200
    assert Entry.objects.filter(action="selection.interviewer_excused", actor_id=None).count() == 1


def test_what_was_saved_stays_when_its_interviewer_leaves(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    interviewed(signed(rik, hanna, tom), kim, tom)
    end(tom)
    gone(tom)
    assert Judgement.objects.get().saved_at
    assert not Mail.objects.filter(kind="selection.interviewer_left").exists()


def test_somebody_else_calls_and_answers_when_who_would_left(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor, voorbeeld: Organisation
) -> None:
    mine = begun(rik, hanna, tom, kim)
    told(mine, rik)
    first = actor(voorbeeld, "Harm", "Haar", Role.HR_PROCESS_OWNER)
    second = actor(voorbeeld, "Hilde", "Haan", Role.HR_PROCESS_OWNER)
    Rejection.objects.update(
        caller=first.person, talk_asked_at=LATER, answers=first.person, objected_at=LATER,
        objection="complaint",
    )  # fmt: skip
    end(first)
    gone(first)
    row = Rejection.objects.get()
    assert (row.caller_id, row.answers_id) == (rik.person.pk, second.person.pk)
    assert Mail.objects.filter(
        kind="selection.rejection_objected", person_id=second.person.pk
    ).exists()


def test_a_lesson_of_who_left_goes_to_the_other(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = signed(rik, hanna, tom)
    lesson = Lesson.objects.create(
        organisation=made.organisation, vacancy=made, cause="late", owner=hanna.person,
        created_at=THEN,
    )  # fmt: skip
    end(hanna)
    gone(hanna)
    lesson.refresh_from_db()
    assert lesson.owner_id == rik.person.pk


def test_when_the_procedure_is_over_only_who_led_it_reads_what_is_kept(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    made = signed(rik, hanna, tom)
    row = interviewed(made, kim, tom)
    page = f"/selection/candidate/{row.pk}/"
    assert [one.client.get(page).status_code for one in (rik, hanna, tom)] == [200, 200, 200]
    made.closed_at = LATER
    made.save(update_fields=["closed_at"])
    assert [one.client.get(page).status_code for one in (rik, hanna, tom)] == [200, 200, 404]
    assert "Kim" not in tom.client.get("/selection/interviews/").content.decode()
