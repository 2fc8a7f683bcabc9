"""What a participant takes along of reading their report, and that it goes with the case."""

from tests.assessments.reports_shown import FIRST, reading
from tests.assessments.test_corrections import asked
from tests.assessments.test_reading import tap
from tests.cast import THEN, Actor
from tweespraak.assessments.models import Case, Correction, Mark, Report
from tweespraak.assessments.personal_data import export
from tweespraak.assessments.rules.states import State
from tweespraak.foundation.personal_data import Rule
from tweespraak.privacy.api import erase_everything


def test_versions_marks_and_requests_come_along_with_who_it_is_about(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    tap(anna, found, FIRST, "not", note="Zo ben ik niet")
    asked(found, anna, wish="Het was 2024")
    mine = export(anna.person)
    (given,) = mine["reports_i_was_given"]
    assert FIRST in str(given["sections"])
    assert mine["what_i_marked"][0]["note"] == "Zo ben ik niet"
    assert mine["corrections_i_asked"][0]["wish"] == "Het was 2024"
    assert FIRST not in str(export(dirk.person))


def test_T01_a_report_that_was_not_given_is_not_taken_along(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    Case.objects.filter(pk=found.pk).update(state=State.DRAFTING)
    assert FIRST not in str(export(anna.person))


def test_all_of_it_is_erased_with_the_case(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    tap(anna, found, FIRST, "not")
    asked(found, anna)
    erase_everything(person=anna.person, rule=Rule.ON_REQUEST, by=None, at=THEN)
    for model in (Case, Report, Mark, Correction):
        assert not model.objects.exists()
