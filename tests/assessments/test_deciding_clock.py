"""The clock of a case: reminders, silence, the last day; and what is deleted, or held."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from tests.assessments.decisions import LATER, choose, deciding, of, shown, wish
from tests.cast import THEN, Actor, actor
from tweespraak.assessments.actions import holding
from tweespraak.assessments.actions.clock import work_off_assessments
from tweespraak.assessments.actions.deciding import decide
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.documents.fixed import UNAVAILABLE
from tweespraak.assessments.models import Case, Correction, Decision, Note
from tweespraak.assessments.queries.deciding import released_to
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import Act, State
from tweespraak.assessments.rules.waiting import (
    Due,
    Silence,
    due_in_silence,
    first_look,
    midnight_after,
)
from tweespraak.audit.models import Entry
from tweespraak.foundation import clock
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.roles import Role
from tweespraak.privacy.models import Consent

ROOT = "/assessments/"
ZONE = "Europe/Amsterdam"
Look = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Look:
    """Let the clock look at a moment, as often as there is something due."""

    def look(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)
        while work_off_assessments():
            pass

    return look


def waiting(dirk: Actor, anna: Actor, karin: Actor, state: State = State.DECIDING) -> Case:
    """A case that came into this state on Tuesday 1 September at eleven, where it is summer time."""
    found = deciding(dirk, anna, karin, state=state)
    Case.objects.update(due_at=first_look(state, THEN, ZONE))
    return found


def reminders(anna: Actor) -> int:
    return Mail.objects.filter(kind="assessments.remind", address=anna.person.email).count()


@pytest.mark.parametrize("state", [State.DECIDING, State.WITH_PARTICIPANT])
def test_T03_silence_never_releases_it_expires(
    state: State, dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = waiting(dirk, anna, karin, state)
    for day, told, after in (
        (date(2026, 9, 7), 0, state),
        (date(2026, 9, 8), 1, state),
        (date(2026, 9, 14), 1, state),
        (date(2026, 9, 15), 2, state),
        (date(2026, 9, 28), 2, state),
        (date(2026, 9, 29), 2, State.EXPIRED_UNRELEASED),
        (date(2026, 12, 29), 2, State.EXPIRED_UNRELEASED),
    ):
        at(datetime(day.year, day.month, day.day, 21, 0, tzinfo=UTC))
        found.refresh_from_db()
        assert (day, reminders(anna), found.state) == (day, told, after)
    assert not Decision.objects.exists()
    assert not Consent.objects.filter(purpose="assessments.release_to").exists()
    html = karin.client.get(f"{ROOT}{found.pk}/received/", headers={"accept-language": "nl"})
    assert UNAVAILABLE["nl"] in html.content.decode()
    assert Notice.objects.filter(kind="assessments.call", person_id=dirk.person.pk).count() == 1


def test_T03_however_late_the_clock_is_two_reminders_come_first(
    dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = waiting(dirk, anna, karin)
    for moment, told in (
        (datetime(2027, 1, 4, 9, tzinfo=UTC), 1),
        (datetime(2027, 1, 11, 9, tzinfo=UTC), 2),
    ):
        at(moment)
        found.refresh_from_db()
        assert (reminders(anna), found.state) == (told, State.DECIDING)


def test_a_sign_of_the_participant_starts_the_count_anew(
    dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = waiting(dirk, anna, karin)
    at(datetime(2026, 9, 15, 9, tzinfo=UTC))
    choose(found, anna, [(karin, Choice.LATER)], at=datetime(2026, 9, 16, 9, tzinfo=UTC))
    at(datetime(2026, 9, 22, 9, tzinfo=UTC))
    before = reminders(anna)
    at(datetime(2026, 9, 29, 9, tzinfo=UTC))
    found.refresh_from_db()
    assert found.state == State.DECIDING
    assert reminders(anna) == before + 1


def test_who_waits_for_an_answer_is_not_silent(
    dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = waiting(dirk, anna, karin, State.WITH_PARTICIPANT)
    Correction.objects.create(case=found, kind="fact", quote="x", wish="y", asked_at=THEN)
    for day in range(0, 90, 5):
        at(THEN + timedelta(days=day))
    found.refresh_from_db()
    assert (reminders(anna), found.state) == (0, State.WITH_PARTICIPANT)


def test_who_agreed_waits_for_the_talk_and_is_not_silent(
    dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = waiting(dirk, anna, karin, State.WITH_PARTICIPANT)
    Case.objects.update(agreed_at=THEN)
    at(THEN + timedelta(days=60))
    found.refresh_from_db()
    assert (reminders(anna), found.state) == (0, State.WITH_PARTICIPANT)


def test_after_the_talk_the_clock_opens_the_decision(
    dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = deciding(dirk, anna, karin, state=State.TALK_PLANNED, deciding_at=None)
    with transaction.atomic():
        step(locked(found), Act.HOLD_TALK, by=dirk.person.pk, at=THEN)
    at(THEN)
    found.refresh_from_db()
    assert found.state == State.DECIDING
    assert found.due_at == first_look(State.DECIDING, THEN, ZONE)


@pytest.mark.parametrize(
    ("until", "open_at", "closed_at"),
    [
        (date(2026, 10, 25), "2026-10-25T22:59:59", "2026-10-25T23:00:00"),  # the clock goes back
        (date(2027, 3, 28), "2027-03-28T21:59:59", "2027-03-28T22:00:00"),  # and forward
        (date(2026, 12, 31), "2026-12-31T22:59:59", "2026-12-31T23:00:00"),
    ],
)
def test_the_last_day_lasts_until_midnight_where_they_work(
    until: date, open_at: str, closed_at: str, dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = deciding(dirk, anna, karin, valid_until_on=until)
    decide(
        case=found, seen=shown(found).hash, language="nl", by=anna.person.pk, at=LATER,
        wishes={of(found, karin).pk: wish(found, karin, Choice.RELEASE, until)},
    )  # fmt: skip
    last = datetime.fromisoformat(open_at).replace(tzinfo=UTC)
    over = datetime.fromisoformat(closed_at).replace(tzinfo=UTC)
    assert midnight_after(until, ZONE) == over
    at(last)
    found.refresh_from_db()
    assert found.state == State.RELEASED
    assert released_to(found, karin.person.pk, last) is not None
    assert released_to(found, karin.person.pk, over) is None
    at(over)
    found.refresh_from_db()
    assert found.state == State.ACCESS_ENDED


def test_private_notes_go_thirty_days_after_the_release(
    dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = deciding(dirk, anna, karin)
    Note.objects.create(case=found, author=dirk.person, text="x", saved_at=THEN)
    choose(found, anna, [(karin, Choice.RELEASE)])
    at(LATER + timedelta(days=30, seconds=-1))
    assert Note.objects.exists()
    at(LATER + timedelta(days=30))
    assert not Note.objects.exists()
    assert Entry.objects.filter(action="assessments.notes_wiped").count() == 1


def test_a_complaint_stops_that_and_lets_go_again(
    dirk: Actor, anna: Actor, karin: Actor, at: Look
) -> None:
    found = deciding(dirk, anna, karin)
    Note.objects.create(case=found, author=dirk.person, text="x", saved_at=THEN)
    choose(found, anna, [(karin, Choice.RELEASE)])
    holding.hold(case=found, by=dirk.person.pk, at=LATER)
    at(LATER + timedelta(days=95))
    assert Note.objects.exists()
    found.refresh_from_db()
    assert found.hold_review_on == date(2027, 3, 5)
    assert Notice.objects.filter(kind="assessments.hold", person_id=dirk.person.pk).count() == 1
    holding.lift(case=found, by=dirk.person.pk, at=LATER + timedelta(days=96))
    at(LATER + timedelta(days=96))
    assert not Note.objects.exists()


def test_who_leads_and_who_watches_over_personal_data_hold_and_nobody_else(
    dirk: Actor, anna: Actor, karin: Actor, pien: Actor, chris: Actor, eva: Actor
) -> None:
    found = deciding(dirk, anna, karin, planner=pien.person)
    officer = actor(found.organisation, "Fleur", "Gouda", Role.PRIVACY_OFFICER)
    address = f"{ROOT}{found.pk}/hold/"
    listed = officer.client.get(f"{ROOT}holds/", {"q": anna.person.email}).content.decode()
    assert "Anna de Vries" in listed
    assert "Anna" not in officer.client.get(f"{ROOT}holds/").content.decode()
    assert officer.client.post(address, {"do": "hold"}).status_code == 302
    found.refresh_from_db()
    assert found.held_since_at is not None
    assert dirk.client.post(address, {"do": "lift"}).status_code == 302
    found.refresh_from_db()
    assert found.held_since_at is None
    assert [who.client.get(address).status_code for who in (anna, karin, pien)] == [403] * 3
    assert [who.client.get(address).status_code for who in (chris, eva)] == [404] * 2
    assert officer.client.get(f"{ROOT}{found.pk}/").status_code == 404
    assert dirk.client.get(f"{ROOT}holds/").status_code == 403


def test_who_called_has_it_off_the_list(dirk: Actor, anna: Actor, karin: Actor) -> None:
    found = deciding(dirk, anna, karin, state=State.EXPIRED_UNRELEASED, reminders=2)
    call = f"{ROOT}{found.pk}/call/"
    assert call in dirk.client.get("/").content.decode()
    dirk.client.post(call)
    assert call not in dirk.client.get("/").content.decode()
    assert Entry.objects.filter(action="assessments.participant_called").count() == 1


def test_reminders_fall_on_working_days_only() -> None:
    before_christmas = Silence(date(2026, 12, 21))
    assert due_in_silence(before_christmas, date(2026, 12, 28)) is Due.NOTHING
    assert due_in_silence(before_christmas, date(2026, 12, 29)) is Due.REMIND
