"""What a participant takes along of their assessments, and what is erased with them."""

from datetime import timedelta

from tests.assessments.casing import agreed, begun, opened
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.days import Noted, hold_part, write_part
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.models import Case
from tweespraak.assessments.personal_data import export
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.states import Act
from tweespraak.foundation.personal_data import Rule
from tweespraak.privacy.api import erase_everything

LATER = THEN + timedelta(days=10)


def test_the_participant_takes_the_brief_along_and_what_they_said(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    agreed(dirk, anna, karin, needs="Meer tijd")
    (mine,) = export(anna.person)["assessments"]
    assert mine["needs"] == "Meer tijd"
    assert mine["question"].startswith("Past de rol")
    assert mine["may_get_it"][0]["name"] == "Karin Klant"
    assert export(dirk.person) == {}
    assert export(karin.person) == {}


def test_what_they_were_not_told_of_is_not_taken_along(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    opened(dirk, anna, karin)
    assert export(anna.person) == {}


def test_T01_what_was_seen_comes_along_once_the_participant_may_read(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW)
    part = case.parts.get()
    key = case.requirements[0]["key"]
    seen = [{"requirement": key, "seen": "Vroeg door.", "meaning": "Luistert."}]
    write_part(part=part, noted=Noted(observations=seen), by=dirk.person.pk, at=LATER)
    hold_part(part=part, by=dirk.person.pk, at=LATER)
    assert "Vroeg door." not in str(export(anna.person))
    for act in (Act.DRAFT, Act.REVIEW):
        step(locked(case), act, by=dirk.person.pk, at=LATER)
    step(locked(case), Act.SHOW, by=dirk.person.pk, at=LATER, shown_at=LATER)
    assert "Vroeg door." in str(export(anna.person))


def test_everything_about_the_participant_is_erased(dirk: Actor, anna: Actor, karin: Actor) -> None:
    agreed(dirk, anna, karin)
    erase_everything(person=anna.person, rule=Rule.ON_REQUEST, by=None, at=LATER)
    assert not Case.objects.exists()


def test_a_complaint_holds_the_file(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = agreed(dirk, anna, karin)
    Case.objects.filter(pk=case.pk).update(held_since_at=THEN)
    erase_everything(person=anna.person, rule=Rule.ON_REQUEST, by=None, at=LATER)
    assert Case.objects.get().question == case.question
