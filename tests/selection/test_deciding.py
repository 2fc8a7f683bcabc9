"""A person decides, with a reason per must; a number never does."""

import inspect
from datetime import timedelta

import pytest

from tests.cast import THEN
from tests.selection.seeking import candidate, in_procedure, interview, interviewed, signed
from tweespraak.notifications.api import Mail
from tweespraak.selection.actions import deciding
from tweespraak.selection.actions.deciding import (
    DecideRefused,
    begin_rejection,
    check_again,
    decide,
)
from tweespraak.selection.models import Candidacy, Profile, Signature, Vacancy
from tweespraak.selection.queries.profiles import content_of, profile_of, signers_of
from tweespraak.selection.rules.decisions import Choice, DecideRefusal, Reason, reasons_refused
from tweespraak.selection.rules.states import ProfileState, State

pytestmark = pytest.mark.django_db
LATER = THEN + timedelta(days=5)
REASONS = [Reason("r1", True, "Noemde een eigen team."), Reason("r2", False, "Plant per dag.")]


@pytest.fixture
def whole(rik, hanna, tom, ivo) -> Vacancy:
    return signed(rik, hanna, tom, [ivo])


def choose(row: Candidacy, by, choice=Choice.HIRE, reasons=REASONS, seen: str = "") -> Candidacy:
    profile = profile_of(row.vacancy)
    assert profile
    return decide(
        candidacy=row,
        choice=choice,
        reasons=reasons,
        seen=seen or profile.hash,
        by=by.person.pk,
        at=LATER,
    )


def anew(vacancy: Vacancy) -> Profile:
    """The requirements were changed and signed again, after everything else."""
    at = LATER - timedelta(hours=1)
    first = vacancy.profiles.get()
    vacancy.profiles.update(state=ProfileState.REPLACED)
    made = Profile.objects.create(
        vacancy=vacancy, number=2, requirements=first.requirements, created_at=at, signed_at=at,
        state=ProfileState.SIGNED, pay_from=first.pay_from, pay_to=first.pay_to, reason="Anders",
    )  # fmt: skip
    made.hash = content_of(made, vacancy).hash
    made.save(update_fields=["hash"])
    for each in signers_of(vacancy):
        Signature.objects.create(profile=made, stakeholder=each, hash=made.hash, signed_at=at)
    return made


def test_chosen_with_a_reason_per_must(rik, hanna, kim, whole) -> None:
    row = choose(interviewed(whole, kim, hanna), hanna)
    assert row.state == State.HIRED
    assert [one["key"] for one in row.decision] == ["r1", "r2"]
    assert (row.decided_by_id, row.due_at) == (hanna.person.pk, None)
    assert Mail.objects.filter(person_id=kim.person.pk, kind="selection.chosen").count() == 1
    assert choose(row, rik).decided_by_id == hanna.person.pk  # twice is once


def test_a_rejection_is_only_begun_nobody_is_told(hanna, kim, whole) -> None:
    row = choose(interviewed(whole, kim, hanna), hanna, Choice.REJECT)
    assert row.state == State.REJECTION_DRAFTED
    assert not hasattr(row, "rejection")
    assert not Mail.objects.filter(person_id=kim.person.pk).exists()
    assert begin_rejection(candidacy=row, by=hanna.person.pk, at=LATER).decided_at == LATER


def test_without_a_reason_nothing_is_decided(hanna, kim, whole) -> None:
    row = interviewed(whole, kim, hanna)
    with pytest.raises(DecideRefused) as refused:
        choose(row, hanna, reasons=[REASONS[0], Reason("r2", False, " – ")])
    assert (refused.value.refusal, refused.value.keys) == (DecideRefusal.NO_REASON, ["r2"])


def test_who_is_chosen_was_seen_on_every_must() -> None:
    unseen = [REASONS[0], Reason("r2", None, "")]
    assert reasons_refused(Choice.REJECT, unseen, ["r1", "r2"]) == []
    assert reasons_refused(Choice.HIRE, unseen, ["r1", "r2"]) == [(DecideRefusal.UNSEEN, "r2")]
    nothing = [Reason("r1", None, ""), Reason("r2", None, "")]
    assert len(reasons_refused(Choice.REJECT, nothing, ["r1", "r2"])) == 2


def test_every_judgement_comes_first(hanna, ivo, kim, whole) -> None:
    row = in_procedure(whole, kim)
    interview(row, hanna, ivo)
    with pytest.raises(DecideRefused) as refused:
        begin_rejection(candidacy=row, by=hanna.person.pk, at=LATER)
    assert refused.value.refusal is DecideRefusal.NOT_JUDGED
    with pytest.raises(DecideRefused) as refused:
        begin_rejection(candidacy=row, by=hanna.person.pk, at=THEN)
    assert refused.value.refusal is DecideRefusal.STILL_PLANNED
    assert Candidacy.objects.get().state == State.IN_PROCEDURE


def test_nobody_is_chosen_on_a_letter(hanna, kim, whole) -> None:
    with pytest.raises(DecideRefused) as refused:
        choose(candidate(whole, kim), hanna)
    assert refused.value.refusal is DecideRefusal.NOT_TAKEN_UP


def test_who_was_judged_on_earlier_requirements_is_looked_at_again(hanna, kim, whole) -> None:
    row = interviewed(whole, kim, hanna)
    made = anew(whole)
    with pytest.raises(DecideRefused) as refused:
        choose(row, hanna)
    assert refused.value.refusal is DecideRefusal.NOT_CHECKED
    page = hanna.client.get(f"/selection/{whole.pk}/candidates/").content.decode()
    assert f"/selection/candidate/{row.pk}/again/" in page
    with pytest.raises(DecideRefused):
        check_again(candidacy=row, seen="0" * 64, by=hanna.person.pk, at=LATER)
    check_again(candidacy=row, seen=made.hash, by=hanna.person.pk, at=LATER)
    assert choose(row, hanna).state == State.HIRED


def test_other_requirements_than_on_the_page_decide_nothing(hanna, kim, whole) -> None:
    with pytest.raises(DecideRefused) as refused:
        choose(interviewed(whole, kim, hanna), hanna, seen="0" * 64)
    assert refused.value.refusal is DecideRefusal.CHANGED


def test_T17_no_number_takes_part_in_a_decision() -> None:
    source = inspect.getsource(deciding)
    assert "score" not in source
    assert "match" not in source


def test_the_decision_through_the_page(hanna, kim, whole, at_hour) -> None:
    at_hour(LATER)
    row = interviewed(whole, kim, hanna)
    page = f"/selection/candidate/{row.pk}/decision/"
    body = hanna.client.get(page).content.decode()
    assert "Een eigen voorbeeld." in body
    profile = profile_of(whole)
    assert profile
    sent = {
        "seen": profile.hash, "choice": "hire", "met_r1": "yes", "because_r1": "Een team.",
        "met_r2": "no", "because_r2": "",
    }  # fmt: skip
    assert hanna.client.post(page, sent).status_code == 200
    assert hanna.client.post(page, {**sent, "because_r2": "Nog niet."}).status_code == 302
    assert Candidacy.objects.get().state == State.HIRED


def test_interviewers_and_strangers_decide_nothing(ivo, eva, kim, whole) -> None:
    row = interviewed(whole, kim, ivo)
    page = f"/selection/candidate/{row.pk}/decision/"
    assert ivo.client.get(page).status_code == 403
    assert eva.client.get(page).status_code == 404
    assert kim.client.get(page).status_code == 404
