"""What lapses, and what is true of whom: a waiver after a change, days on paper, two accounts of one."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from tests.assessments.casing import begun, case, everything_of
from tests.assessments.decisions import VALID, choose, deciding
from tests.assessments.reports_shown import report as shown_version
from tests.assessments.talking import plan, thought_over
from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tweespraak.assessments.actions.after import AfterRefused, answer_aftercare, ask_aftercare
from tweespraak.assessments.actions.answering import agree
from tweespraak.assessments.actions.clock import work_off_assessments
from tweespraak.assessments.actions.deciding import DecideRefused, open_decision
from tweespraak.assessments.actions.merging import unite_cases
from tweespraak.assessments.actions.results import use_earlier
from tweespraak.assessments.actions.talks import TalkRefused, plan_talk
from tweespraak.assessments.actions.waiving import waive_talk
from tweespraak.assessments.documents.report_start import first_sections
from tweespraak.assessments.models import Case, Decision, Note, Part, Recipient, Report, Signature
from tweespraak.assessments.personal_data import erase
from tweespraak.assessments.queries.reports import studied_on
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.deciding import DecideRefusal
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Rule
from tweespraak.notifications.models import Notice

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 9, 14, 22, 30, tzinfo=UTC)  # half past midnight on the fifteenth here


def waived_then_corrected(dirk: Actor, anna: Actor) -> Case:
    """Anna gave up the talk; after that a fact was put right, and she read the new version."""
    found = thought_over(dirk, anna, valid_until_on=VALID)
    Recipient.objects.create(case=found, person=dirk.person)
    waive_talk(
        case=found, seen=found.reports.get().hash, is_sure=True, wants_call=False,
        by=anna.person.pk, at=THEN,
    )  # fmt: skip
    shown_version(found, number=2, at=THEN, answer="Anna werkt hier sinds 2024.")
    Report.objects.filter(case=found, number=2).update(opened_at=THEN)
    Case.objects.filter(pk=found.pk).update(agreed_at=None, state=State.TALK_WAIVED)
    return Case.objects.get(pk=found.pk)


def test_who_gave_up_the_talk_decides_only_on_what_they_agree_with(
    dirk: Actor, anna: Actor
) -> None:
    """§1.3: the talk is held, unless they agree with the draft as it is now."""
    found = waived_then_corrected(dirk, anna)
    assert open_decision(case=found, at=THEN).state == State.TALK_WAIVED
    Case.objects.filter(pk=found.pk).update(state=State.DECIDING)
    with pytest.raises(DecideRefused) as refused:
        choose(found, anna, [(dirk, Choice.BLOCK)])
    assert refused.value.refusal is DecideRefusal.NOT_AGREED
    Case.objects.filter(pk=found.pk).update(state=State.TALK_WAIVED)
    agree(case=found, number=2, by=anna.person.pk, at=THEN)
    assert open_decision(case=found, at=THEN).state == State.DECIDING


def test_a_waiver_that_lapsed_lets_the_psychologist_plan_the_talk(dirk: Actor, anna: Actor) -> None:
    found = waived_then_corrected(dirk, anna)
    Case.objects.filter(pk=found.pk).update(agreed_at=THEN)
    with pytest.raises(TalkRefused):
        plan_talk(case=found, once=uuid4(), plan=plan(dirk.person.pk), by=dirk.person.pk, at=THEN)
    Case.objects.filter(pk=found.pk).update(agreed_at=None)
    made = plan_talk(
        case=found, once=uuid4(), plan=plan(dirk.person.pk), by=dirk.person.pk, at=THEN
    )  # fmt: skip
    assert (made.state, made.waived_at) == (State.TALK_PLANNED, None)


def test_who_is_silent_after_giving_up_the_talk_is_called(
    dirk: Actor, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are reminded twice; it does not expire there, so somebody calls."""
    found = waived_then_corrected(dirk, anna)
    Case.objects.filter(pk=found.pk).update(
        due_at=THEN, reminders=2, reminded_at=THEN + timedelta(hours=1)
    )
    later = THEN + timedelta(days=60)
    monkeypatch.setattr(clock, "now", lambda: later)
    work_off_assessments()
    assert Case.objects.get(pk=found.pk).state == State.TALK_WAIVED
    assert Notice.objects.filter(person_id=dirk.person.pk, kind="assessments.call").exists()


def test_a_day_after_midnight_is_that_day_on_paper_too(dirk: Actor, anna: Actor) -> None:
    found = case(dirk, anna, State.MEASURED)
    Part.objects.create(case=found, kind="interview", name="Gesprek", position=1,
                        starts_at=LATE, held_at=LATE)  # fmt: skip
    assert studied_on(found) == [date(2026, 9, 15)]
    course = first_sections(found, "nl", date(2026, 9, 16))["course"]["text"]
    assert "15 september 2026" in course


@pytest.mark.usefixtures("instruments")
def test_a_test_was_held_on_the_day_it_was_taken(dirk: Actor, anna: Actor) -> None:
    found = case(dirk, anna, State.MEASURED)
    Part.objects.create(case=found, kind="test", name="Vragenlijst", position=1,
                        result=finished(anna.person), starts_at=LATE, held_at=THEN)  # fmt: skip
    assert studied_on(found) == [THEN.date()]
    course = first_sections(found, "nl", date(2026, 9, 16))["course"]["text"]
    assert "1 september 2026" in course


@pytest.mark.usefixtures("instruments")
def test_T10_an_earlier_result_is_used_once_however_often_one_clicks(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    finished(anna.person, at=THEN - timedelta(days=30))
    found = begun(dirk, anna, karin, PartKind.TEST, PartKind.INTERVIEW)
    part = found.parts.get(kind="test")
    for minutes in (1, 2):  # both with the page as it was
        use_earlier(part=part, by=anna.person.pk, at=THEN + timedelta(minutes=minutes))
    assert Part.objects.get(pk=part.pk).held_at == THEN + timedelta(minutes=1)


def test_the_three_questions_come_after_two_weeks_and_not_to_who_stopped(
    dirk: Actor, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)
    day = THEN.date()
    found = case(dirk, anna, State.DECIDING, aftercare_on=day + timedelta(days=1))
    answers = {"recognition": 5, "acceptance": 4, "usefulness": 3}
    with pytest.raises(AfterRefused):
        answer_aftercare(case=found, answers=answers, by=anna.person.pk, at=THEN)
    Case.objects.filter(pk=found.pk).update(aftercare_on=day, state=State.WITHDRAWN)
    assert ask_aftercare() == 0
    Case.objects.filter(pk=found.pk).update(state=State.BLOCKED)
    assert ask_aftercare() == 1
    for _twice in range(2):
        answer_aftercare(case=found, answers=answers, by=anna.person.pk, at=THEN)
    assert Case.objects.get(pk=found.pk).aftercare["usefulness"] == 3


@pytest.mark.parametrize("released_to_both", [False, True])
def test_two_accounts_that_might_get_the_report_become_one(
    released_to_both: bool, dirk: Actor, anna: Actor, karin: Actor, bram: Actor
) -> None:
    """Karin and Bram turn out to be one; what one of them may read stays to be read."""
    found = deciding(dirk, anna, karin, bram)
    other = Choice.RELEASE if released_to_both else Choice.LATER
    choose(found, anna, [(karin, Choice.RELEASE), (bram, other)])
    unite_cases(gone=karin.person.pk, kept=bram.person.pk)
    only = Recipient.objects.get(case=found)
    assert only.person_id == bram.person.pk
    rows = Decision.objects.filter(recipient=only, withdrawn_at=None)
    assert [row.choice for row in rows] == [Choice.RELEASE]


def test_what_a_psychologist_wrote_for_themselves_goes_with_them(dirk: Actor, anna: Actor) -> None:
    everything_of(dirk, anna)
    erase(dirk.person, Rule.ON_REQUEST)
    assert not Signature.objects.filter(owner=dirk.person).exists()
    assert not Note.objects.filter(author=dirk.person).exists()
