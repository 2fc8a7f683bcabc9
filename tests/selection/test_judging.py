"""Each interviewer judges apart; nobody reads another's before their own is saved."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import THEN, Actor
from tests.selection.seeking import in_procedure, interview, signed
from tweespraak.audit.api import Entry
from tweespraak.notifications.models import Mail, Notice
from tweespraak.privacy.api import export_everything
from tweespraak.selection.actions.judging import (
    ChangedElsewhere,
    JudgeRefused,
    debrief,
    excuse,
    keep_draft,
    keep_rating,
    save_judgement,
)
from tweespraak.selection.models import Candidacy, Interview, Judgement
from tweespraak.selection.rules.judging import Fault, JudgeRefusal, faults, mark_of
from tweespraak.selection.rules.profiles import Requirement

pytestmark = pytest.mark.django_db
AFTER = THEN + timedelta(days=3, hours=1)
CANARY = "kanariegeel voorbeeld"
WHOLE = {
    "r1": {"met": "yes", "saw": f"Vertelde over een team: {CANARY}."},
    "r3": {"met": "not_seen", "saw": ""},
}


@pytest.fixture
def row(rik, hanna, tom, ivo, kim) -> Candidacy:
    return in_procedure(signed(rik, hanna, tom, [ivo]), kim)


@pytest.fixture
def talk(row, hanna, ivo) -> Interview:
    return interview(row, hanna, ivo)


def of(talk: Interview, who: Actor) -> Judgement:
    return talk.judgements.get(interviewer=who.person)


def save(talk: Interview, who: Actor, at=AFTER, ratings=WHOLE, advice="on") -> Judgement:
    return save_judgement(
        judgement=of(talk, who), ratings=ratings, advice=advice, by=who.person.pk, at=at
    )


def page(talk: Interview, end: str = "") -> str:
    return f"/selection/candidate/{talk.candidacy_id}/interviews/{talk.pk}/{end}"


def pages(talk: Interview) -> list[str]:
    one = f"/selection/candidate/{talk.candidacy_id}/"
    return [page(talk), page(talk, "judgement/"), page(talk, "appointment.ics"), one, "/"]


def test_T29_nobody_reads_another_before_their_own_is_saved(hanna, ivo, talk) -> None:
    save(talk, ivo)
    for address in pages(talk):
        assert CANARY not in hanna.client.get(address).content.decode(), address
    save(talk, hanna, ratings={**WHOLE, "r1": {"met": "no", "saw": "Anders."}})
    assert CANARY in hanna.client.get(page(talk)).content.decode()


def test_T29_nor_while_a_judgement_of_the_same_candidate_is_open_elsewhere(
    hanna, ivo, row, talk
) -> None:
    save(talk, ivo)
    save(talk, hanna)
    interview(row, hanna, stage="second", starts_at=THEN + timedelta(days=9))
    assert CANARY not in hanna.client.get(page(talk)).content.decode()


def test_T29_the_decision_waits_too(hanna, ivo, row, talk) -> None:
    save(talk, ivo)
    body = hanna.client.get(f"/selection/candidate/{row.pk}/decision/").content.decode()
    assert CANARY not in body


def test_T29_nothing_of_it_is_in_export_bell_mail_or_log(hanna, ivo, kim, talk) -> None:
    save(talk, ivo)
    for one in (hanna, ivo, kim):
        assert CANARY not in str(export_everything(person=one.person))
    assert CANARY not in str(list(Notice.objects.values()))
    assert CANARY not in str(list(Mail.objects.values()))
    assert CANARY not in str(list(Entry.objects.values()))


def test_an_interviewer_reads_only_the_interviews_they_were_in(tom, ivo, row, talk) -> None:
    other = interview(row, tom, stage="second", starts_at=THEN + timedelta(days=2))
    save(talk, ivo)
    save(other, tom, ratings={"r2": {"met": "yes", "saw": "Een planning."}})
    assert tom.client.get(page(talk)).status_code == 404
    assert tom.client.get(page(other)).status_code == 200


def test_saved_it_never_changes(ivo, talk) -> None:
    save(talk, ivo)
    with pytest.raises(JudgeRefused) as refused:
        keep_draft(judgement=of(talk, ivo), ratings={}, advice="", at=AFTER)
    assert refused.value.refusal is JudgeRefusal.SAVED
    save(talk, ivo, ratings={}, advice="stop")
    assert of(talk, ivo).ratings["r1"]["saw"] == WHOLE["r1"]["saw"]


def test_not_saved_before_the_interview_began(ivo, talk) -> None:
    with pytest.raises(JudgeRefused) as refused:
        save(talk, ivo, at=THEN)
    assert refused.value.refusal is JudgeRefusal.TOO_EARLY
    assert keep_draft(judgement=of(talk, ivo), ratings=WHOLE, advice="", at=THEN).draft_at


def test_the_draft_is_kept_while_one_types_and_another_tab_is_asked(ivo, talk) -> None:
    mine, first = of(talk, ivo), {"met": "yes", "saw": "Een"}
    mark = keep_rating(judgement=mine, key="r1", rating=first, base=mark_of({}), at=AFTER)
    with pytest.raises(ChangedElsewhere) as behind:
        keep_rating(
            judgement=mine,
            key="r1",
            rating={"met": "no", "saw": "Twee"},
            base=mark_of({}),
            at=AFTER,
        )
    assert behind.value.now == first
    keep_rating(judgement=mine, key="r1", rating={"met": "no", "saw": "Twee"}, base=mark, at=AFTER)
    assert of(talk, ivo).ratings["r1"] == {"met": "no", "saw": "Twee"}


def test_the_draft_through_the_page(ivo, talk) -> None:
    sent = {"saw_r1": "Een voorbeeld", "share:saw_r1": "partly", "base:saw_r1": mark_of({})}
    assert ivo.client.post(page(talk, "judgement/draft/"), sent).json()["base"]
    answer = ivo.client.post(page(talk, "judgement/draft/"), {**sent, "saw_r1": "Anders"})
    assert answer.status_code == 409
    assert answer.json()["choice"] == "partly"


def test_what_is_missing_is_said_beside_it(ivo, talk, at_hour) -> None:
    at_hour(AFTER)
    answer = ivo.client.post(page(talk, "judgement/"), {"save": "yes", "met_r1": "yes"})
    assert answer.status_code == 200
    assert of(talk, ivo).saved_at is None
    asked = [Requirement("r1", "skill", True, "x"), Requirement("r3", "skill", False, "y")]
    assert faults({"r1": {"met": "yes", "saw": "…"}}, "", asked) == [
        (Fault.NO_WORDS, "r1"), (Fault.NO_CHOICE, "r3"), (Fault.NO_ADVICE, "")
    ]  # fmt: skip


def test_who_was_not_there_is_excused_and_waited_for_no_more(rik, hanna, ivo, talk) -> None:
    save(talk, ivo)
    excuse(judgement=of(talk, hanna), by=rik.person.pk, at=AFTER)
    assert Notice.objects.filter(person_id=rik.person.pk, kind="selection.all_judged").exists() or (
        Mail.objects.filter(kind="selection.all_judged").exists()
    )
    with pytest.raises(JudgeRefused) as refused:
        excuse(judgement=of(talk, ivo), by=rik.person.pk, at=AFTER)
    assert refused.value.refusal is JudgeRefusal.SAVED


def test_the_last_interviewer_is_not_excused(rik, row, ivo) -> None:
    alone = interview(row, ivo)
    with pytest.raises(JudgeRefused) as refused:
        excuse(judgement=of(alone, ivo), by=rik.person.pk, at=AFTER)
    assert refused.value.refusal is JudgeRefusal.LAST_ONE


def test_talked_over_only_when_all_are_in(rik, hanna, ivo, talk) -> None:
    save(talk, ivo)
    with pytest.raises(JudgeRefused) as refused:
        debrief(interview=talk, words="Eens.", by=rik.person.pk, at=AFTER)
    assert refused.value.refusal is JudgeRefusal.NOT_ALL_IN
    save(talk, hanna)
    done = debrief(interview=talk, words="Eens over het team.", by=rik.person.pk, at=AFTER)
    assert done.debriefed_at == AFTER


def test_only_who_judges_opens_the_judgement(rik, eva, kim, talk) -> None:
    assert rik.client.get(page(talk, "judgement/")).status_code == 403
    assert eva.client.get(page(talk, "judgement/")).status_code == 404
    assert kim.client.get(page(talk)).status_code == 404


def test_one_s_own_interviews(ivo, kim, talk) -> None:
    assert "Kim Kandidaat" in ivo.client.get("/selection/interviews/").content.decode()
    assert "Eerste gesprek" not in kim.client.get("/selection/interviews/").content.decode()
    assert ivo.client.get(page(talk, f"judgements/{uuid4()}/excuse/")).status_code == 405
