"""After the talk: goals that are theirs, three questions nobody is known by, a card they own."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.assessments.talking import planned, shown
from tests.assessments.test_protocol import begun
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.after import (
    AfterRefused,
    ask_aftercare,
    make_talk_goal,
    plan_client_talk,
    write_card,
)
from tweespraak.assessments.models import Case, Decision, Recipient
from tweespraak.assessments.queries.after import goals_of_talk
from tweespraak.assessments.rules.after import GROUP, AfterRefusal, averages
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.insights.api import Plan
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.models import Post

pytestmark = pytest.mark.django_db
NOW = THEN + timedelta(days=20)
STRENGTHS = {"strengths": {"rows": [{"id": "s1", "strength": "Houdt overzicht"}]}}


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def goal(wording: str = "Beter luisteren") -> Plan:
    return Plan(
        wording,
        "Ik stel eerst een vraag",
        "de vergadering begint",
        "ik vraag",
        NOW.date() + timedelta(30),
        14,
    )


def talked(dirk: Actor, anna: Actor, **values: Any) -> Case:
    """The talk was held two weeks ago."""
    made = shown(dirk, anna, State.DECIDING, **values)
    report = made.reports.get()
    report.sections = {**report.sections, **STRENGTHS}
    report.save(update_fields=["sections"])
    return made


def released_without_consent(made: Case, karin: Actor) -> None:
    """The client may read it; in a case that cannot be held back no consent has to be there."""
    ground = {"blocking_right": False, "blocking_ground": "statute"}
    Case.objects.filter(pk=made.pk).update(blocking_signed_by=karin.person, **ground)
    report = made.reports.get()
    Decision.objects.create(
        recipient=Recipient.objects.create(case=made, person=karin.person), report=report,
        report_hash=report.hash, choice="release", decided_at=THEN,
    )  # fmt: skip


def reports_to(anna: Actor, bram: Actor) -> None:
    Post.objects.create(membership=anna.member, manager=bram.member, since_on=THEN.date())


def test_three_goals_in_their_own_words_and_only_theirs(dirk: Actor, anna: Actor) -> None:
    made = talked(dirk, anna)
    for number in range(3):
        make_talk_goal(case=made, plan=goal(f"Doel {number}"), by=anna.person.pk, at=NOW)
    make_talk_goal(case=made, plan=goal("Doel 1"), by=anna.person.pk, at=NOW)
    assert len(goals_of_talk(made)) == 3
    with pytest.raises(AfterRefused) as refused:
        make_talk_goal(case=made, plan=goal("Doel 4"), by=anna.person.pk, at=NOW)
    assert refused.value.refusal is AfterRefusal.TOO_MANY
    with pytest.raises(AfterRefused):
        make_talk_goal(case=made, plan=goal(), by=dirk.person.pk, at=NOW)
    page = reverse("assessments:talk_goals", args=[made.pk])
    assert "Doel 2" in anna.client.get(page).content.decode()
    assert dirk.client.get(page).status_code == 403


def test_a_goal_is_made_on_the_page_while_one_talks(dirk: Actor, anna: Actor) -> None:
    made = begun(dirk, anna)
    page = reverse("assessments:talk_goals", args=[made.pk])
    typed = {
        "wording": "Vaker vragen", "behaviour": "Ik vraag door", "cue": "iemand klaar is",
        "step": "ik vraag", "due_on": NOW.date() - timedelta(days=1),
    }  # fmt: skip
    answer = anna.client.post(page, typed)
    assert "Vaker vragen" in answer.content.decode()
    assert not goals_of_talk(made)
    anna.client.post(page, {**typed, "due_on": NOW.date() + timedelta(days=30)})
    assert [one.wording for one in goals_of_talk(made)] == ["Vaker vragen"]


def test_nothing_is_asked_before_the_day_and_then_once(dirk: Actor, anna: Actor) -> None:
    made = talked(dirk, anna, aftercare_on=NOW.date() + timedelta(days=2), aftercare_by="call")
    assert ask_aftercare() == 0
    Case.objects.filter(pk=made.pk).update(aftercare_on=NOW.date())
    assert (ask_aftercare(), ask_aftercare()) == (1, 0)
    kinds = set(Mail.objects.values_list("kind", "address"))
    assert kinds == {
        ("assessments.aftercare", anna.person.email),
        ("assessments.aftercare_call", dirk.person.email),
    }


def test_the_answers_are_given_once(dirk: Actor, anna: Actor) -> None:
    made = talked(dirk, anna, aftercare_on=NOW.date())
    page = reverse("assessments:aftercare", args=[made.pk])
    anna.client.post(page, {"recognition": 4, "acceptance": 3, "usefulness": 5})
    anna.client.post(page, {"recognition": 1, "acceptance": 1, "usefulness": 1})
    assert Case.objects.get(pk=made.pk).aftercare["recognition"] == 4
    assert dirk.client.get(page).status_code == 403


@given(st.lists(st.integers(1, 5), max_size=40))
def test_averages_are_of_whole_groups_of_five_only(values: list[int]) -> None:
    answers = [{"recognition": one, "acceptance": one, "usefulness": one} for one in values]
    found = averages(answers)
    whole = len(values) // GROUP * GROUP
    assert bool(found) is (whole > 0)
    for one in found:
        assert one.people == whole
        assert one.value == round(sum(values[:whole]) / whole, 1)


def test_one_answer_more_changes_nothing_to_read() -> None:
    five = [{"recognition": 3, "acceptance": 3, "usefulness": 3}] * 5
    extra = {"recognition": 1, "acceptance": 1, "usefulness": 1}
    assert averages([*five, extra]) == averages(five)
    assert averages(five[:4]) == ()


def test_the_figures_are_for_psychologists(dirk: Actor, bram: Actor, anna: Actor) -> None:
    page = reverse("assessments:aftercare_figures")
    assert dirk.client.get(page).status_code == 200
    assert bram.client.get(page).status_code == 403


def test_a_talk_with_the_client_only_about_what_was_released(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    made = talked(dirk, anna, client=karin.person)
    when = {"starts_at": NOW + timedelta(days=3), "minutes": 45, "place": "Kamer 1"}
    with pytest.raises(AfterRefused):
        plan_client_talk(case=made, **when, by=dirk.person.pk, at=NOW)
    Case.objects.filter(pk=made.pk).update(state=State.PARTIALLY_RELEASED)
    with pytest.raises(AfterRefused):  # released, but not to the client
        plan_client_talk(case=made, **when, by=dirk.person.pk, at=NOW)
    released_without_consent(made, karin)
    with pytest.raises(AfterRefused):
        plan_client_talk(case=made, **when, by=anna.person.pk, at=NOW)
    for _twice in range(2):
        plan_client_talk(case=made, **when, by=dirk.person.pk, at=NOW)
    mails = Mail.objects.filter(kind="assessments.client_talk")
    assert sorted(mail.address for mail in mails) == sorted(
        actor.person.email for actor in (anna, dirk, karin)
    )
    assert all("BEGIN:VCALENDAR" in mail.calendar for mail in mails)
    page = reverse("assessments:client_talk", args=[made.pk])
    assert "Kamer 1" in karin.client.get(page).content.decode()
    assert karin.client.post(page, {}).status_code == 403
    assert anna.client.post(page, {}).status_code == 403


def test_the_card_is_the_participants_and_read_only_while_it_is_shared(
    dirk: Actor, anna: Actor, bram: Actor, eva: Actor
) -> None:
    made = talked(dirk, anna)
    reports_to(anna, bram)
    page, theirs = (
        reverse("assessments:card", args=[made.pk]),
        reverse("assessments:shared_card", args=[made.pk]),
    )
    anna.client.post(page, {"lines": ["strengths:s1"], "words": "Help mij met tijd"})
    assert bram.client.get(theirs).status_code == 404
    anna.client.post(
        page, {"lines": ["strengths:s1"], "words": "Help mij met tijd", "shared": "on"}
    )
    text = bram.client.get(theirs).content.decode()
    assert "Houdt overzicht" in text
    assert "Help mij met tijd" in text
    assert "past goed" not in text
    assert Notice.objects.filter(person_id=bram.person.pk, kind="assessments.card_shared").exists()
    bell = bram.client.get(reverse("notifications:list")).content.decode()
    assert theirs in bell
    for actor in (dirk, eva):
        assert actor.client.get(theirs).status_code == 404
    assert dirk.client.get(page).status_code == 403
    anna.client.post(page, {"lines": ["strengths:s1"], "words": "Help mij met tijd"})
    assert bram.client.get(theirs).status_code == 404


def test_without_a_manager_nothing_is_shared(dirk: Actor, anna: Actor) -> None:
    made = talked(dirk, anna)
    with pytest.raises(AfterRefused) as refused:
        write_card(case=made, keys=[], words="x", shared=True, by=anna.person.pk, at=NOW)
    assert refused.value.refusal is AfterRefusal.NO_MANAGER
    assert (
        'name="shared"'
        not in anna.client.get(reverse("assessments:card", args=[made.pk])).content.decode()
    )


def test_before_the_talk_there_is_no_card_and_no_goal(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    for page in ("card", "talk_goals"):
        assert anna.client.get(reverse(f"assessments:{page}", args=[made.pk])).status_code == 302
