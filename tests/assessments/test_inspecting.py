"""Looking at the answers to a test: only together, only on the screen, always in the log."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.assessments.reports_shown import reading
from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tweespraak.assessments.actions import inspecting
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.personal_data import export
from tweespraak.assessments.queries.inspecting import inspection_of
from tweespraak.assessments.rules.inspecting import (
    CODE_LASTS,
    LASTS,
    MOST_TRIES,
    Inspection,
    InspectRefusal,
    Stage,
    begin_refused,
    confirm_refused,
)
from tweespraak.assessments.rules.reporting import SHOWN
from tweespraak.assessments.rules.states import State
from tweespraak.audit.models import Entry
from tweespraak.foundation import clock
from tweespraak.instruments.api import InstrumentVersion, form_of
from tweespraak.notifications.models import Mail

ROOT = "/assessments/"
CODE = "123456"


@pytest.fixture
def tested(dirk: Actor, anna: Actor, instruments: InstrumentVersion) -> Part:
    """Anna took a test, and reads her report."""
    found = reading(dirk, anna)
    result = finished(anna.person)
    return Part.objects.create(
        case=found, kind="test", name="Vragenlijst", position=1, result=result
    )


def statement_of(part: Part) -> str:
    assert part.result is not None
    return form_of(part.result.session.version_id).items[0].text["nl"]


def begun(part: Part, dirk: Actor) -> Case:
    return inspecting.begin_inspection(case=part.case, code=CODE, by=dirk.person.pk, at=clock.now())


def opened(part: Part, dirk: Actor, anna: Actor) -> Case:
    begun(part, dirk)
    return inspecting.confirm_inspection(
        case=part.case, code=CODE, by=anna.person.pk, at=clock.now()
    )


def answers(who: Actor, part: Part) -> str:
    return who.client.get(
        f"{ROOT}{part.case_id}/read/inspection/{part.pk}/", follow=True
    ).content.decode()


def test_T08_answers_are_seen_together_and_that_stands_in_the_log(
    dirk: Actor, anna: Actor, tested: Part
) -> None:
    words = statement_of(tested)
    assert words not in answers(dirk, tested)
    begun(tested, dirk)
    assert words not in answers(dirk, tested)
    assert words not in answers(anna, tested)
    opened(tested, dirk, anna)
    assert words in answers(dirk, tested)
    assert words in answers(anna, tested)
    seen = Entry.objects.filter(action="assessments.answers_seen", about_id=anna.person.pk)
    assert {one.actor_id for one in seen} == {dirk.person.pk, anna.person.pk}
    looks = who_looked(anna)
    assert "opened, together" in looks


def who_looked(anna: Actor) -> str:
    return anna.client.get(
        reverse("privacy:looks"), headers={"accept-language": "en"}
    ).content.decode()


def test_T08_it_closes_after_half_an_hour(dirk: Actor, anna: Actor, tested: Part) -> None:
    opened(tested, dirk, anna)
    Case.objects.update(inspection_confirmed_at=clock.now() - LASTS)
    assert statement_of(tested) not in answers(dirk, tested)
    assert statement_of(tested) not in answers(anna, tested)


def test_T08_no_print_no_copy_no_export_and_nothing_stays_in_the_browser(
    dirk: Actor, anna: Actor, tested: Part
) -> None:
    opened(tested, dirk, anna)
    response = dirk.client.get(f"{ROOT}{tested.case_id}/read/inspection/{tested.pk}/")
    assert "no-store" in response.headers["Cache-Control"]
    assert "read/inspection/" in response.headers["Refresh"]
    shown = response.content.decode()
    words = statement_of(tested)
    assert 'class="no-print' in shown.split(words)[0].rsplit("<div", 1)[1]
    assert "print.js" not in shown
    assert words not in str(export(anna.person))
    for mail in Mail.objects.all():
        assert words not in mail.text


def test_T08_nobody_else_comes_in_and_neither_alone(
    dirk: Actor, anna: Actor, karin: Actor, pien: Actor, marijke: Actor, eva: Actor, tested: Part
) -> None:
    Case.objects.update(client=karin.person, planner=pien.person, second_reader=marijke.person)
    opened(tested, dirk, anna)
    for who, outcome in ((karin, 403), (pien, 403), (marijke, 403), (eva, 404)):
        for path in ("read/inspection/", f"read/inspection/{tested.pk}/"):
            assert who.client.get(f"{ROOT}{tested.case_id}/{path}").status_code == outcome
        posted = who.client.post(f"{ROOT}{tested.case_id}/read/inspection/", {"do": "begin"})
        assert posted.status_code == outcome


def test_through_the_screens_from_code_to_end(dirk: Actor, anna: Actor, tested: Part) -> None:
    address = f"{ROOT}{tested.case_id}/read/inspection/"
    anna.client.post(address, {"do": "begin"})  # the participant cannot begin it
    assert inspection_of(Case.objects.get()).stage(clock.now()) is Stage.NONE
    for _click in range(2):
        dirk.client.post(address, {"do": "begin"})
    code = Case.objects.get().inspection_code
    assert code[:3] in dirk.client.get(address).content.decode()
    assert code not in anna.client.get(address).content.decode()
    dirk.client.post(address, {"do": "confirm", "code": code})  # nor the psychologist confirm it
    assert inspection_of(Case.objects.get()).stage(clock.now()) is Stage.ASKED
    for _click in range(2):
        anna.client.post(address, {"do": "confirm", "code": f"{code[:3]} {code[3:]}"})
    assert str(tested.pk) in anna.client.get(address).content.decode()
    anna.client.post(address, {"do": "end"})
    assert str(tested.pk) not in dirk.client.get(address).content.decode()
    acts = Entry.objects.filter(action__contains="inspection").values_list("action", flat=True)
    assert sorted(acts) == [
        "assessments.inspection_asked",
        "assessments.inspection_confirmed",
        "assessments.inspection_ended",
    ]


def test_wrong_codes_are_counted(dirk: Actor, anna: Actor, tested: Part) -> None:
    begun(tested, dirk)
    address = f"{ROOT}{tested.case_id}/read/inspection/"
    for _try in range(MOST_TRIES):
        anna.client.post(address, {"do": "confirm", "code": "000000"})
    anna.client.post(address, {"do": "confirm", "code": CODE})
    assert inspection_of(Case.objects.get()).stage(clock.now()) is Stage.ASKED


def test_every_step_reads_in_both_languages(dirk: Actor, anna: Actor, tested: Part) -> None:
    address = f"{ROOT}{tested.case_id}/read/inspection/"
    for act in (lambda: None, lambda: begun(tested, dirk), lambda: opened(tested, dirk, anna)):
        act()
        for who in (dirk, anna):
            for language in ("nl", "en"):
                shown = who.client.get(address, headers={"accept-language": language})
                assert shown.status_code == 200


def test_a_code_is_good_for_a_quarter_of_an_hour() -> None:
    held = Inspection(asked_at=THEN, code=CODE)
    assert confirm_refused(held, CODE, THEN + CODE_LASTS - timedelta(seconds=1)) is None
    late = confirm_refused(held, CODE, THEN + CODE_LASTS)
    assert late is InspectRefusal.NOT_ASKED
    assert confirm_refused(held, "000000", THEN) is InspectRefusal.WRONG_CODE
    assert confirm_refused(Inspection(), "", THEN) is InspectRefusal.NOT_ASKED


def test_not_before_the_participant_reads_the_report() -> None:
    for state in State:
        refused = begin_refused(state, has_answers=True)
        assert (refused is None) == (state in SHOWN)
    assert begin_refused(State.DECIDING, has_answers=False) is InspectRefusal.NOTHING
