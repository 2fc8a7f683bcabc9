"""A report that cannot be held back, the copy, and what stands in somebody's own data."""

import json
from datetime import timedelta

import pytest

from tests.assessments.decisions import LATER, VALID, choose, deciding, live, of, shown
from tests.assessments.reports_shown import FIRST
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.deciding import DecideRefused
from tweespraak.assessments.actions.releasing import open_received, withdraw_release
from tweespraak.assessments.actions.without_right import release_without_right
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.personal_data import export
from tweespraak.assessments.rules.deciding import DecideRefusal
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import State
from tweespraak.insights.models import Result
from tweespraak.notifications.models import Notice
from tweespraak.people.api import end_membership
from tweespraak.privacy.models import Consent

ROOT = "/assessments/"
GROUNDED = {
    "blocking_right": False,
    "blocking_ground": "statute",
    "blocking_reason": "De wet sluit het uit.",
    "consented_at": THEN,
    "blocking_seen_at": THEN,
}


def bound(dirk: Actor, anna: Actor, karin: Actor, marijke: Actor, **values: object) -> Case:
    """A report that Anna cannot hold back."""
    whole = {**GROUNDED, "blocking_signed_by": marijke.person, **values}
    found = deciding(dirk, anna, karin)
    Case.objects.filter(pk=found.pk).update(**whole)
    found.refresh_from_db()
    return found


def test_N8_without_the_right_to_block_the_psychologist_releases_and_the_participant_does_not(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    found = bound(dirk, anna, karin, marijke)
    assert "choice-" not in anna.client.get(f"{ROOT}{found.pk}/decide/").content.decode()
    with pytest.raises(DecideRefused) as refused:
        choose(found, anna, [(karin, Choice.BLOCK)])
    assert refused.value.refusal is DecideRefusal.NO_RIGHT
    assert "Karin Klant" in dirk.client.get(f"{ROOT}{found.pk}/release/").content.decode()
    for _twice in range(2):
        dirk.client.post(f"{ROOT}{found.pk}/release/", {"seen": shown(found).hash})
    found.refresh_from_db()
    assert found.state == State.RELEASED
    assert live(found) == {"Karin": "release"}
    assert FIRST in karin.client.get(f"{ROOT}{found.pk}/received/").content.decode()
    assert not Consent.objects.filter(purpose="assessments.release_to").exists()
    assert not withdraw_release(case=found, recipient=of(found, karin), by=anna.person.pk, at=LATER)


@pytest.mark.parametrize(
    "lack",
    [
        {"blocking_reason": " "},
        {"blocking_seen_at": None},
        {"blocking_seen_at": THEN + timedelta(days=1)},
    ],
)
def test_N8_and_not_without_ground_signature_and_knowing_before_the_start(
    lack: dict[str, object], dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    found = bound(dirk, anna, karin, marijke, **lack)
    with pytest.raises(DecideRefused) as refused:
        release_without_right(case=found, seen=shown(found).hash, by=dirk.person.pk, at=LATER)
    assert refused.value.refusal is DecideRefusal.UNGROUNDED


def test_with_the_right_to_block_the_psychologist_releases_nothing(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    with pytest.raises(DecideRefused):
        release_without_right(case=found, seen=shown(found).hash, by=dirk.person.pk, at=LATER)
    dirk.client.post(f"{ROOT}{found.pk}/release/", {"seen": shown(found).hash})
    assert live(found) == {}


def test_the_copy_is_offered_from_the_release_and_whole(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin, statement="Zo zie ik het zelf.")
    copy = f"{ROOT}{found.pk}/copy/"
    assert FIRST not in anna.client.get(copy).content.decode()
    assert anna.client.get(f"{copy}scores.json").status_code == 302
    choose(found, anna, [(karin, Choice.RELEASE)])
    assert Notice.objects.filter(kind="assessments.copy", person_id=anna.person.pk).exists()
    withdraw_release(case=found, recipient=of(found, karin), by=anna.person.pk, at=LATER)
    html = anna.client.get(copy).content.decode()
    assert FIRST in html
    assert "Zo zie ik het zelf." in html


def test_N12_the_scores_go_along_per_scale_and_never_a_question_or_an_answer(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin, state=State.RELEASED)
    score = {"scale": "Tempo", "score": "7", "se": "1", "scale_kind": "C", "item": "SECRET"}
    Part.objects.create(
        case=found, kind="other", name="Elders", position=1, norm="hbo 2022", scores=[score]
    )
    file = anna.client.get(f"{ROOT}{found.pk}/copy/scores.json")
    assert file["Content-Disposition"].startswith("attachment")
    assert "SECRET" not in file.content.decode()
    assert json.loads(file.content)["parts"][0]["scores"][0]["score"] == "7"
    assert not Result.objects.exists()


def test_what_she_decided_and_who_opened_it_comes_along_in_her_data_and_in_nobody_elses(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, Choice.RELEASE)])
    open_received(case=found, by=karin.person.pk, at=LATER)
    mine = export(anna.person)
    assert [one["who"] for one in mine["decisions_i_made"]] == ["Karin Klant"]
    assert [one["who"] for one in mine["who_opened_my_report"]] == ["Karin Klant"]
    assert mine["decisions_i_made"][0]["version"] == 1
    assert "decisions_i_made" not in export(karin.person)


def test_T04_nothing_about_a_block_is_in_the_data_of_the_client(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, Choice.BLOCK)])
    written = json.dumps(export(karin.person), default=str)
    assert "block" not in written
    assert str(found.pk) not in written


def test_who_leaves_after_the_release_opens_it_no_more_and_the_participant_sees_so(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, Choice.RELEASE)])
    address = f"{ROOT}{found.pk}/received/"
    assert FIRST in karin.client.get(address).content.decode()
    end_membership(member=karin.member, successor=None, by=None, at=LATER)
    after = karin.client.get(address)
    assert after.status_code == 404
    assert FIRST not in after.content.decode()
    assert "Karin Klant" in anna.client.get(f"{ROOT}{found.pk}/decide/").content.decode()


def test_N10_after_its_validity_a_released_report_shows_the_stop_page(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    found = deciding(dirk, anna, karin)
    choose(found, anna, [(karin, Choice.RELEASE)])
    assert found.valid_until_on == VALID
    Case.objects.update(valid_until_on=THEN.date())
    for path in ("received/", ""):
        assert FIRST not in karin.client.get(f"{ROOT}{found.pk}/{path}").content.decode()
    assert karin.client.get(f"{ROOT}{found.pk}/received/report.pdf").status_code == 302
