"""Somebody in an assessment leaves: it is handed over first, what they read ends, others are told."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.assessments.casing import begun, case, opened
from tests.assessments.decisions import choose, deciding, live, of
from tests.assessments.reports import frozen
from tests.assessments.talking import planned
from tests.cast import THEN, Actor, actor
from tests.people.places import SAVE, post
from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.opening import Around, add_recipient, change_around
from tweespraak.assessments.actions.people import Who
from tweespraak.assessments.models import Case, Recipient
from tweespraak.assessments.queries.briefs import hash_now
from tweespraak.assessments.queries.deciding import released_to
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import State
from tweespraak.audit.models import Entry
from tweespraak.foundation import clock
from tweespraak.notifications.models import Notice
from tweespraak.people.api import Membership, Role, end_membership
from tweespraak.privacy.api import live_consents
from tweespraak.privacy.models import Consent

LATER = THEN + timedelta(days=1)


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)


def leave(chris: Actor, who: Actor, heir: Actor | None, **more: Any) -> Any:
    """Chris lets somebody leave on the screen, up to the page that says what happens."""
    successor = heir.member.pk if heir else ""
    return post(chris.client, f"/people/{who.member.pk}/leaving/", successor=successor, **more)


def gone(who: Actor, heir: Actor | None = None) -> None:
    end_membership(
        member=who.member, successor=heir.member if heir else None, by=None, at=LATER
    )  # fmt: skip


def told(who: Actor) -> set[str]:
    rows = Notice.objects.filter(person_id=who.person.pk).values_list("kind", flat=True)
    return {kind.partition(".")[2] for kind in rows}


def now(found: Case) -> Case:
    return Case.objects.get(pk=found.pk)


def test_nobody_leaves_while_they_lead_an_assessment_that_nobody_can_take_over(
    chris: Actor, dirk: Actor, anna: Actor, bram: Actor, marijke: Actor
) -> None:
    case(dirk, anna, State.DRAFTING, second_reader=marijke.person)
    for heir in (None, bram, marijke):  # nobody, not a psychologist, and who reads along
        page = leave(chris, dirk, heir, **SAVE)
        assert page.context["is_stopped"], heir
        assert "Dirk leidt een assessment" in page.content.decode()
        assert "Anna" not in page.context["items"][0].label
    assert Membership.objects.get(pk=dirk.member.pk).ended_at is None


def test_a_psychologist_who_leaves_hands_the_case_and_its_parts_over(
    chris: Actor, dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    found = begun(dirk, anna, karin, PartKind.INTERVIEW)
    page = leave(chris, dirk, marijke, **SAVE)
    assert page.status_code == 302
    found = now(found)
    assert found.psychologist_id == marijke.person.pk
    assert found.parts.get().psychologist_id == marijke.person.pk
    assert marijke.client.get(f"/assessments/{found.pk}/").status_code == 200
    assert "taken_over" in told(anna)
    assert Entry.objects.filter(action="assessments.taken_over").count() == 1


def test_a_planned_talk_with_who_left_is_planned_anew(
    dirk: Actor, anna: Actor, marijke: Actor
) -> None:
    found = planned(dirk, anna)
    gone(dirk, marijke)
    found = now(found)
    assert (found.state, found.psychologist_id) == (State.WITH_PARTICIPANT, marijke.person.pk)
    assert found.talk_id is None
    assert Entry.objects.filter(action="assessments.unplan_talk").count() == 1


def test_a_talk_a_colleague_was_to_hold_is_open_again(
    dirk: Actor, anna: Actor, marijke: Actor
) -> None:
    found = planned(dirk, anna)
    found.talk.participants.filter(person=dirk.person).update(person=marijke.person)
    gone(marijke)
    assert now(found).state == State.WITH_PARTICIPANT
    assert "person_left" in told(dirk)


def test_without_anybody_to_lead_it_a_planner_hands_it_over(
    dirk: Actor, anna: Actor, pien: Actor
) -> None:
    """Not on the screen, which stops it; but a trial or a file can let somebody leave too."""
    found = case(dirk, anna, State.INVITED)
    gone(dirk)
    assert now(found).planner_id == pien.person.pk
    assert told(pien) == {"without_lead"}
    assert pien.client.get(f"/assessments/{found.pk}/take-over/").status_code == 200


def test_another_second_reader_takes_the_place_of_who_left(
    dirk: Actor, anna: Actor, marijke: Actor, voorbeeld: Any
) -> None:
    report = frozen(dirk, anna, marijke)
    found = report.case
    Case.objects.filter(pk=found.pk).update(
        blocking_right=False, blocking_ground="statute", blocking_signed_by=marijke.person
    )
    Case.objects.filter(pk=found.pk).update(brief_hash=hash_now(now(found)))
    gone(marijke)
    found = now(found)
    assert found.second_reader_id is None
    assert not found.reads_alone  # nobody decided that
    assert "person_left" in told(dirk)
    noor = actor(voorbeeld, "Noor", "Lezer", Role.PSYCHOLOGIST)
    change_around(
        case=found, client=None, client_name=found.client_name, reference="", once=uuid4(),
        around=Around(dirk.member, None, Who(noor.member)), by=dirk.person, at=LATER,
    )  # fmt: skip
    assert now(found).second_reader_id == noor.person.pk
    assert "to_review" in told(noor)
    assert now(found).blocking_signed_by_id == marijke.person.pk


def test_who_read_along_to_the_end_stays_who_signed(
    dirk: Actor, anna: Actor, marijke: Actor
) -> None:
    found = case(dirk, anna, State.REVIEWED, second_reader=marijke.person)
    gone(marijke)
    assert now(found).second_reader_id == marijke.person.pk


def test_a_part_of_a_colleague_who_left_goes_to_who_leads(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    found = begun(dirk, anna, karin, PartKind.INTERVIEW, PartKind.SIMULATION)
    held, still = found.parts.all()
    found.parts.update(psychologist=marijke.person)
    found.parts.filter(pk=held.pk).update(held_at=THEN)
    gone(marijke)
    assert found.parts.get(pk=held.pk).psychologist_id == marijke.person.pk  # who saw it
    assert found.parts.get(pk=still.pk).psychologist_id == dirk.person.pk


def test_a_recipient_who_leaves_reads_nothing_any_more_and_another_can_be_named(
    dirk: Actor, anna: Actor, karin: Actor, bram: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, Choice.RELEASE)], at=LATER)
    place = of(found, karin)
    with pytest.raises(StepRefused):
        name(now(found), bram, dirk)  # nobody left
    assert released_to(now(found), karin.person.pk, LATER)
    gone(karin)
    found = now(found)
    assert live(found) == {}
    assert not live_consents("assessments.release_to", [place.pk], LATER)
    assert released_to(found, karin.person.pk, LATER) is None
    assert found.state == State.RELEASED  # they can still choose for who takes the place
    assert found.due_at is not None
    assert "recipient_left" in told(anna)
    assert Entry.objects.filter(action="assessments.release_ended", actor_id=None).count() == 1
    name(found, bram, dirk)
    choose(found, anna, [(bram, Choice.RELEASE)], at=LATER)
    assert live(now(found)) == {"Bram": "release"}
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_who_leaves_before_the_brief_was_offered_is_no_recipient(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = opened(dirk, anna, karin)
    gone(karin)
    assert not Recipient.objects.filter(case=found).exists()
    assert "person_left" in told(dirk)


@pytest.mark.parametrize("state", [State.CONSENTED, State.DRAFTING, State.DECIDING])
def test_an_assessment_of_a_participant_who_leaves_stops(
    state: State, chris: Actor, dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = case(dirk, anna, state, client=karin.person, offered_at=THEN, invited_at=THEN)
    page = leave(chris, anna, None, step="preview")
    assert "is nog niet afgerond" in page.content.decode()
    assert not page.context["is_stopped"]
    gone(anna)
    assert now(found).state == State.WITHDRAWN
    assert "stopped" in told(karin)
    sentence = "Het onderzoek is niet afgerond."
    assert sentence in karin.client.get(f"/assessments/{found.pk}/received/").content.decode()


def test_what_was_released_of_a_participant_who_leaves_stays_as_they_chose(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, Choice.RELEASE)], at=LATER)
    gone(anna)
    assert now(found).state == State.RELEASED
    assert released_to(now(found), karin.person.pk, LATER)


def test_a_manager_who_leaves_reads_no_card(dirk: Actor, anna: Actor, bram: Actor) -> None:
    found = case(
        dirk, anna, State.RELEASED, card={"lines": [], "words": "x"},
        card_shared_with=bram.person, card_shared_at=THEN,
    )  # fmt: skip
    gone(bram)
    assert now(found).card_shared_with_id is None
    assert now(found).card["words"] == "x"


def test_leaving_touches_no_assessment_of_another_organisation(
    dirk: Actor, anna: Actor, eva: Actor
) -> None:
    found = case(dirk, anna, State.DRAFTING)
    gone(actor(eva.member.organisation, "Ewa", "Elders", Role.PSYCHOLOGIST))
    assert now(found).psychologist_id == dirk.person.pk
    assert not Entry.objects.filter(action="assessments.person_left").exists()


def name(found: Case, who: Actor, by: Actor) -> None:
    """The psychologist names somebody who may get the report."""
    add_recipient(
        case=found, who=Who(who.member), role="HR", purpose="De keuze", once=uuid4(),
        by=by.person, at=LATER,
    )  # fmt: skip
