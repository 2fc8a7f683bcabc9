"""What refuses a start, which right to block can be taken away, and when five working days are over."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessments.casing import accepted, agreed, begun, invited, opened, planned, words
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.briefing import (
    StepRefused,
    accept,
    offer,
    sign_blocking,
    write_brief,
)
from tweespraak.assessments.actions.informing import agree, decide_needs, invite, open_sheet, start
from tweespraak.assessments.actions.stopping import withdraw
from tweespraak.assessments.documents.fixed import BLOCKED, STOPPED, UNAVAILABLE
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import hash_now
from tweespraak.assessments.rules.beginning import (
    Beginning,
    Refusal,
    first_day,
    start_refused,
)
from tweespraak.assessments.rules.briefs import Acknowledged, Brief, brief_hash
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.sheets import LANGUAGES, Section, filled, is_complete
from tweespraak.assessments.rules.states import State
from tweespraak.audit.models import Entry
from tweespraak.privacy.api import withdraw_consent
from tweespraak.privacy.models import Consent

ZONE = "Europe/Amsterdam"
READY = Beginning(
    brief="a",
    accepted="a",
    told="a",
    is_sheet_complete=True,
    is_sheet_opened=True,
    is_consent_valid=True,
    sent_at=THEN,
    has_parts=True,
)
LATER = THEN + timedelta(days=8)


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ({"is_consent_valid": False}, Refusal.NO_CONSENT),
        ({"is_sheet_opened": False}, Refusal.SHEET_UNREAD),
        ({"is_sheet_complete": False}, Refusal.SHEET_INCOMPLETE),
        ({"accepted": "b"}, Refusal.DIFFERENT_BRIEFS),
        ({"told": "b"}, Refusal.DIFFERENT_BRIEFS),
        ({"brief": "b"}, Refusal.DIFFERENT_BRIEFS),
        ({"needs": "Meer tijd"}, Refusal.NEEDS_OPEN),
        ({"has_parts": False}, Refusal.NO_PARTS),
        ({"sent_at": LATER}, Refusal.TOO_SOON),
        ({"sent_at": None}, Refusal.TOO_SOON),
        ({"blocking_right": False}, Refusal.BLOCKING_UNSEEN),
        ({"blocking_right": False, "is_blocking_seen": True}, Refusal.BLOCKING_UNGROUNDED),
    ],
)
def test_T06_T07_a_start_is_refused_without(missing: dict[str, object], refusal: Refusal) -> None:
    facts = Beginning(**{**READY.__dict__, **missing})  # type: ignore[arg-type]
    assert start_refused(facts, at=LATER, zone=ZONE) is refusal
    assert start_refused(READY, at=LATER, zone=ZONE) is None


@given(st.sets(st.sampled_from(Section)))
def test_T06_a_sheet_with_fewer_than_seven_sections_is_no_sheet(
    left: set[Section],
) -> None:
    whole = [{"key": one.value, "title": "x", "text": "x"} for one in Section if one in left]
    sheet = {language: whole for language in LANGUAGES}
    assert is_complete(sheet) is (left == set(Section))
    assert not is_complete({"nl": whole})


def test_T06_a_brief_changed_behind_the_screens_stops_the_start(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = planned(agreed(dirk, anna, karin), dirk, PartKind.INTERVIEW)
    Case.objects.filter(pk=case.pk).update(question="Iets anders")
    with pytest.raises(StepRefused) as refused:
        start(case=case, by=anna.person.pk, sooner=True, at=LATER)
    assert refused.value.refusal is Refusal.DIFFERENT_BRIEFS


def test_T07_blocking_is_taken_away_only_with_ground_reason_signature_and_a_tick(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    case = opened(dirk, anna, karin, marijke)
    asks = words(blocking_ground="statute", blocking_reason="Artikel 1 van de wet.")
    write_brief(case=case, words=asks, by=dirk.person.pk, at=THEN)
    with pytest.raises(StepRefused) as refused:
        offer(case=case, by=dirk.person.pk, at=THEN)
    assert refused.value.refusal is Refusal.BRIEF_INCOMPLETE
    case.refresh_from_db()
    assert case.blocking_right
    for other in (dirk, karin):
        with pytest.raises(StepRefused):
            sign_blocking(case=case, by=other.person.pk, seen=hash_now(case), at=THEN)
    address = f"/assessments/{case.pk}/brief/signature/"
    assert "Artikel 1" in marijke.client.get(address).content.decode()
    marijke.client.post(address, {"seen": hash_now(case)})
    case.refresh_from_db()
    assert not case.blocking_right
    case = offer(case=case, by=dirk.person.pk, at=THEN)
    case = accept(
        case=case,
        by=karin.person.pk,
        seen=case.brief_hash,
        acknowledged=list(Acknowledged),
        at=THEN,
    )
    case = invite(case=case, by=dirk.person.pk, at=THEN)
    assert "Artikel 1" in str(case.sheet)
    open_sheet(case=case, by=anna.person.pk, at=THEN)
    given = {"case": case, "by": anna.person.pk, "seen": case.sheet_hash, "language": "nl"}
    with pytest.raises(StepRefused) as refused:
        agree(**given, at=THEN)
    assert refused.value.refusal is Refusal.BLOCKING_UNSEEN
    agree(**given, sees_blocking=True, at=THEN)
    case.refresh_from_db()
    assert case.blocking_seen_at == THEN


def test_T07_another_reason_is_signed_anew(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    case = opened(dirk, anna, karin, marijke)
    first = words(blocking_ground="statute", blocking_reason="Artikel 1.")
    write_brief(case=case, words=first, by=dirk.person.pk, at=THEN)
    case.refresh_from_db()
    sign_blocking(case=case, by=marijke.person.pk, seen=hash_now(case), at=THEN)
    other = words(blocking_ground="statute", blocking_reason="Artikel 2.")
    write_brief(case=case, words=other, by=dirk.person.pk, at=THEN)
    case.refresh_from_db()
    assert case.blocking_right
    assert case.blocking_signed_by_id is None


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONE))


def test_five_working_days_are_those_of_the_organisation() -> None:
    monday = date(2026, 9, 7)
    late = at(monday, 23, 59).astimezone(UTC)
    assert first_day(late, ZONE) == date(2026, 9, 14)
    facts = Beginning(**{**READY.__dict__, "sent_at": late})
    assert start_refused(facts, at=at(date(2026, 9, 13), 23, 59), zone=ZONE) is Refusal.TOO_SOON
    assert start_refused(facts, at=at(date(2026, 9, 14), 0), zone=ZONE) is None
    tokyo = first_day(late, "Asia/Tokyo")
    assert tokyo == date(2026, 9, 15)


def test_weekends_holidays_and_the_clock_going_back_do_not_count_as_days() -> None:
    assert first_day(at(date(2026, 9, 5), 10), ZONE) == date(2026, 9, 14)  # a Saturday
    assert first_day(at(date(2026, 4, 24), 10), ZONE) == date(2026, 5, 4)  # King's Day between
    assert first_day(at(date(2026, 10, 23), 23, 30), ZONE) == date(2026, 10, 30)  # summer time ends
    assert first_day(at(date(2025, 3, 28), 23, 30), ZONE) == date(2025, 4, 4)  # it begins


def test_only_the_participant_begins_sooner_and_only_by_choosing_so(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = planned(agreed(dirk, anna, karin), dirk, PartKind.INTERVIEW)
    address = f"/assessments/{case.pk}/start/"
    assert dirk.client.post(address, {"sooner": "yes"}).status_code == 403
    with pytest.raises(StepRefused) as refused:
        start(case=case, by=anna.person.pk, at=THEN)
    assert refused.value.refusal is Refusal.TOO_SOON
    started = start(case=case, by=anna.person.pk, sooner=True, at=THEN)
    assert (started.state, started.lead_waived_at) == (State.IN_PROGRESS, THEN)


def test_what_somebody_needs_is_decided_before_they_begin(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = planned(agreed(dirk, anna, karin, needs="Meer tijd"), dirk, PartKind.INTERVIEW)
    with pytest.raises(StepRefused) as refused:
        start(case=case, by=anna.person.pk, at=LATER)
    assert refused.value.refusal is Refusal.NEEDS_OPEN
    decide_needs(case=case, by=dirk.person.pk, answer="Anderhalf keer.", at=THEN)
    assert start(case=case, by=anna.person.pk, at=LATER).state == State.IN_PROGRESS


def test_stopping_takes_one_button_and_the_client_reads_one_sentence(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = begun(dirk, anna, karin, PartKind.INTERVIEW)
    anna.client.post(f"/assessments/{case.pk}/stop/")
    case.refresh_from_db()
    assert case.state == State.WITHDRAWN
    assert Consent.objects.get().withdrawn_at is not None
    for language in ("nl", "en"):
        shown = karin.client.get(
            f"/assessments/{case.pk}/", headers={"accept-language": language}
        ).content.decode()
        assert STOPPED[language] in shown


def test_nobody_else_stops_it(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = invited(dirk, anna, karin)
    for who in (dirk, karin):
        assert who.client.post(f"/assessments/{case.pk}/stop/").status_code == 403
        with pytest.raises(StepRefused):
            withdraw(case=case, by=who.person.pk, at=THEN)


def test_taking_the_consent_back_in_my_data_is_stopping(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = agreed(dirk, anna, karin)
    withdraw_consent(consent=Consent.objects.get(), by=anna.person, at=THEN)
    case.refresh_from_db()
    assert case.state == State.WITHDRAWN


def test_the_fixed_sentences_are_those_of_the_profession() -> None:
    assert BLOCKED == {
        "nl": "Er wordt geen rapport uitgebracht. Wij kunnen hier geen toelichting op geven.",
        "en": "No report will be issued. We cannot comment further.",
    }
    assert UNAVAILABLE["nl"] == "Er is op dit moment geen rapport beschikbaar."
    assert STOPPED == {
        "nl": "Het onderzoek is niet afgerond.",
        "en": "The assessment was not completed.",
    }


def test_every_step_writes_one_row_without_words(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = accepted(dirk, anna, karin)
    rows = Entry.objects.filter(object_id=case.pk).values_list("action", flat=True)
    assert list(rows) == [
        "assessments.opened",
        "assessments.brief_written",
        "assessments.offer",
        "assessments.accept",
    ]


texts = st.text(max_size=8)


@given(st.tuples(texts, texts, texts), st.tuples(texts, texts, texts))
def test_a_brief_has_one_hash_and_other_words_another(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    def made(words: tuple[str, str, str]) -> str:
        question, purpose, requirement = words
        return brief_hash(Brief("L", question, purpose, "d", "j", (requirement,), "m", "c", 24, ()))

    assert (made(one) == made(other)) is (one == other)


@given(texts, texts)
def test_what_people_write_is_never_read_as_a_field_of_the_sheet(name: str, words: str) -> None:
    section = {
        "key": "k",
        "title": "t",
        "paragraphs": [{"text": "{a} {b}"}, {"if": "a", "text": "x"}],
    }
    told = filled([section], {"a": f"{{{name}}}", "b": words})[0]["text"]
    assert told == f"{{{name}}} {words}\n\nx"
