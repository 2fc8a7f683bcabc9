"""Export and erasure of what activities holds."""

from tests.cast import THEN, Actor
from tweespraak.activities.api import Activity, Participation, Reuse, keep_for_later
from tweespraak.activities.models import Look
from tweespraak.activities.personal_data import erase, export
from tweespraak.foundation.personal_data import Rule


def test_the_export_says_what_one_was_invited_to_and_shared(anna: Actor, shared: Reuse):
    [invitation] = export(anna.person)["invitations"]
    assert invitation["activity"] == "Nieuwe teamleider"
    assert invitation["purpose"] == "Zien wie graag een team wil leiden"
    assert len(invitation["shared"]) == 1


def test_a_name_on_a_list_that_waits_is_exported_and_erased(
    anna: Actor, bram: Actor, activity: Activity
):
    lines = f"Anna <{anna.person.email}>\nNora <nora@x.example>"
    keep_for_later(activity=activity, lines=lines, by=bram.person, at=THEN)
    assert export(anna.person)["on_a_list_to_be_invited"]
    erase(anna.person, Rule.ON_REQUEST)
    activity.refresh_from_db()
    assert activity.kept_lines == "Nora <nora@x.example>"


def test_after_erasing_nothing_of_the_person_is_left(anna: Actor, bram: Actor, shared: Reuse):
    assert erase(anna.person, Rule.ON_REQUEST) > 0
    assert not Participation.objects.filter(person=anna.person).exists()
    assert not Reuse.objects.exists()
    assert export(anna.person) == {}


def test_a_colleague_can_be_erased_too(anna: Actor, bram: Actor, shared: Reuse):
    Look.objects.create(reuse=shared, person=bram.person, on=THEN.date())
    erase(bram.person, Rule.ON_REQUEST)
    assert not Look.objects.exists()
    assert export(bram.person) == {}
