"""An application is there on day 28 after the end of the procedure, and gone on day 29 (T31, T32)."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from unittest import mock
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.cast import THEN, Actor, actor
from tests.selection.seeking import candidate, interviewed, signed
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Erased, Over
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Organisation, Role, membership_in
from tweespraak.privacy.actions import work_off_terms
from tweespraak.privacy.api import give_consent, look_at_all_again, tombstones, withdraw_consent
from tweespraak.privacy.models import Consent, Sweep
from tweespraak.selection.actions import retention
from tweespraak.selection.models import (
    Candidacy,
    Cv,
    Feedback,
    Interview,
    Judgement,
    Profile,
    Rejection,
    Vacancy,
)
from tweespraak.selection.queries.openings import YEAR_PURPOSE, deletion_day
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db
AtHour = Callable[[datetime], None]
HERE = ZoneInfo("Europe/Amsterdam")
CLOSED = datetime(2026, 9, 25, 15, tzinfo=HERE)


def day(number: int, hour: str = "04:00") -> datetime:
    """So many days after the end of the procedure, in the organisation's own time."""
    on = CLOSED.date() + timedelta(days=number)
    return datetime.combine(on, time.fromisoformat(hour), HERE)


@pytest.fixture
def ended(rik: Actor, hanna: Actor, ivo: Actor) -> Vacancy:
    """A procedure that is over."""
    return signed(rik, hanna, interviewers=[ivo], closed_at=CLOSED, closed_because="filled")


@pytest.fixture
def known(ended: Vacancy, kim: Actor, ivo: Actor) -> Candidacy:
    """Kim was interviewed and told, with a file; her book has a page of it."""
    made = interviewed(ended, kim, ivo)
    Cv.objects.create(
        candidacy=made, name="cv.pdf", kind="pdf", size=3, content=b"cv!", sent_at=THEN
    )
    Rejection.objects.create(
        candidacy=made, written_by=ended.recruiter, saved_at=CLOSED, message={"body": "geheim"}
    )
    Candidacy.objects.filter(pk=made.pk).update(state=State.COMMUNICATED, ended_at=CLOSED)
    Feedback.objects.create(
        person=kim.person, from_name="Voorbeeld", candidacy_id=made.pk, created_at=CLOSED,
        received_on=CLOSED.date(),
    )  # fmt: skip
    made.refresh_from_db()
    return made


def year(candidacy: Candidacy) -> Consent:
    return give_consent(
        person=candidacy.person,
        organisation=candidacy.organisation,
        purpose=YEAR_PURPOSE,
        object_id=candidacy.pk,
        text="Een jaar",
        text_version="1",
        language="nl",
        until_at=CLOSED + timedelta(days=365),
        at=CLOSED,
    )


def is_there(candidacy: Candidacy) -> bool:
    return Candidacy.objects.filter(pk=candidacy.pk).exists()


def tombstone_terms(key: UUID, kind: str = "application") -> list[str]:
    rows = entries_of_object(kind, key).filter(action="privacy.term_ended")
    return list(rows.values_list("state_to", flat=True))


def run(at_hour: AtHour, at: datetime) -> int:
    at_hour(at)
    return work_off_terms()


def test_T31_it_is_there_on_day_28_and_gone_on_day_29_at_the_first_run(
    known: Candidacy, at_hour: AtHour
) -> None:
    assert deletion_day(known, CLOSED) == CLOSED.date() + timedelta(days=29)
    run(at_hour, day(28))
    assert is_there(known)
    assert run(at_hour, day(28, "23:59")) == 0  # once a day is enough
    assert is_there(known)
    run(at_hour, day(29))
    assert not is_there(known)
    for model in (Cv, Interview, Judgement, Rejection):
        assert not model._default_manager.exists()
    assert Feedback.objects.get().candidacy_id == known.pk  # the person's own, and it stays
    assert Profile.objects.exists()


def test_T31_what_is_left_is_a_tombstone_without_content(known: Candidacy, at_hour: AtHour) -> None:
    run(at_hour, day(29))
    [row] = entries_of_object("application", known.pk).filter(action="privacy.term_ended")
    assert (row.state_to, row.actor_id, row.about_id) == ("28_days", None, known.person_id)
    assert (row.state_from, row.version_hash) == ("", "")


def test_T31_days_are_those_of_the_organisation(
    known: Candidacy, at_hour: AtHour, voorbeeld: Organisation
) -> None:
    Organisation.objects.filter(pk=voorbeeld.pk).update(time_zone="America/New_York")
    run(at_hour, day(29))  # there it is still the evening of day 28
    assert is_there(known)
    run(at_hour, day(29, "10:01"))
    assert not is_there(known)


def test_T31_who_was_here_only_for_this_is_forgotten_and_others_are_not(
    known: Candidacy, kim: Actor, ended: Vacancy, voorbeeld: Organisation, at_hour: AtHour
) -> None:
    worker = actor(voorbeeld, "Wim", "Werker", Role.EMPLOYEE)
    candidate(ended, worker, state=State.WITHDRAWN)
    run(at_hour, day(29))
    kim.member.refresh_from_db()
    assert (kim.member.given_name, membership_in(voorbeeld.pk, kim.person.pk)) == ("–", None)
    assert membership_in(voorbeeld.pk, worker.person.pk)
    assert not Candidacy.objects.exists()


def test_T31_what_comes_back_with_a_backup_goes_again(known: Candidacy, at_hour: AtHour) -> None:
    run(at_hour, day(29))
    Vacancy.objects.update(closed_at=None)  # the back-up is of before the end of the procedure
    Candidacy.objects.bulk_create([known])
    at_hour(day(29, "12:00"))
    look_at_all_again(at=clock.now())
    work_off_terms()
    assert not is_there(known)
    assert tombstone_terms(known.pk) == ["28_days", "again"]


def test_T31_killed_half_way_the_rest_goes_the_next_time(
    known: Candidacy, ended: Vacancy, voorbeeld: Organisation, at_hour: AtHour
) -> None:
    candidate(ended, actor(voorbeeld, "Lot", "Later", Role.CANDIDATE), state=State.WITHDRAWN)
    real, calls = retention.erase_application, []

    def once_only(candidacy: Candidacy) -> int:
        calls.append(candidacy.pk)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return real(candidacy)

    at_hour(day(29))
    with (
        mock.patch.object(retention, "erase_application", once_only),
        pytest.raises(KeyboardInterrupt),
    ):
        work_off_terms()
    assert Candidacy.objects.count() == 1
    assert work_off_terms() == 0  # the lease of who was killed still runs
    run(at_hour, day(29, "04:06"))
    assert not Candidacy.objects.exists()
    assert tombstones().filter(action="privacy.term_ended").count() == 2


def test_T31_run_twice_is_once(known: Candidacy, at_hour: AtHour) -> None:
    run(at_hour, day(29))
    look_at_all_again(at=clock.now())
    assert work_off_terms() == 1
    assert tombstone_terms(known.pk) == ["28_days"]


def test_T31_one_that_does_not_go_does_not_stop_the_others(
    known: Candidacy, ended: Vacancy, voorbeeld: Organisation, at_hour: AtHour
) -> None:
    other = candidate(ended, actor(voorbeeld, "Lot", "Later", Role.CANDIDATE))
    real = retention.erase_application

    def stuck(candidacy: Candidacy) -> int:
        if candidacy.pk == known.pk:
            raise ValueError
        return real(candidacy)

    with mock.patch.object(retention, "erase_application", stuck):
        run(at_hour, day(29))
    assert is_there(known)
    assert not is_there(other)
    assert Sweep.objects.get(organisation=voorbeeld).due_at == day(29, "05:00")
    assert tombstone_terms(known.pk) == []


@pytest.mark.parametrize("what", ["hold", "objection"])
def test_a_hold_keeps_it(known: Candidacy, at_hour: AtHour, what: str) -> None:
    if what == "hold":
        Candidacy.objects.filter(pk=known.pk).update(held_since_at=CLOSED)
    else:
        Rejection.objects.filter(pk=known.pk).update(objected_at=CLOSED)
    run(at_hour, day(40))
    assert is_there(known)
    Candidacy.objects.update(held_since_at=None)
    Rejection.objects.update(answered_at=day(40))
    run(at_hour, day(41))
    assert not is_there(known)


def test_a_running_procedure_keeps_everything(
    rik: Actor, hanna: Actor, kim: Actor, at_hour: AtHour
) -> None:
    made = candidate(signed(rik, hanna), kim)
    run(at_hour, day(400))
    assert is_there(made)


def test_T32_a_consent_keeps_it_a_year_and_not_a_day_longer(
    known: Candidacy, at_hour: AtHour
) -> None:
    year(known)
    run(at_hour, day(365))
    assert is_there(known)
    run(at_hour, day(366))
    assert not is_there(known)


@pytest.mark.parametrize("hour", ["03:59", "04:01", "23:30"])
def test_T32_taking_it_back_after_day_28_deletes_within_a_day(
    known: Candidacy, at_hour: AtHour, hour: str
) -> None:
    consent = year(known)
    run(at_hour, day(29))  # the night after this has twenty-five hours
    at_hour(day(29, hour) if hour != "03:59" else day(30, hour))
    taken = clock.now()
    withdraw_consent(consent=consent, by=known.person, at=taken)
    due_at = Sweep.objects.get().due_at
    assert due_at
    assert due_at < taken + timedelta(hours=24)
    run(at_hour, due_at)
    assert not is_there(known)


def test_T32_taking_it_back_before_day_28_leaves_the_four_weeks(
    known: Candidacy, at_hour: AtHour
) -> None:
    withdraw_consent(consent=year(known), by=known.person, at=day(3))
    run(at_hour, day(28))
    assert is_there(known)
    run(at_hour, day(29))
    assert not is_there(known)


def test_the_candidate_hears_it_fourteen_days_before_once_and_nothing_else(
    known: Candidacy, at_hour: AtHour
) -> None:
    for number in (14, 15, 16):
        run(at_hour, day(number))
        mails = Mail.objects.filter(kind="selection.deletion")
        assert mails.count() == (number > 14)
    mail = mails.get()
    assert "24 oktober 2026" in mail.text
    assert known.vacancy.title not in mail.text
    assert mail.address == known.person.email


def test_who_lets_it_be_kept_after_that_mail_hears_it_again_a_year_later(
    known: Candidacy, at_hour: AtHour
) -> None:
    run(at_hour, day(15))
    year(known)
    run(at_hour, day(30))
    run(at_hour, day(352))
    assert Mail.objects.filter(kind="selection.deletion").count() == 2


def test_what_was_mailed_of_it_goes_too(known: Candidacy, at_hour: AtHour) -> None:
    run(at_hour, day(15))
    assert Mail.objects.filter(kind="selection.deletion").exists()
    run(at_hour, day(29))
    assert not Mail.objects.filter(kind__startswith="selection.").exists()


def test_what_is_kept_of_a_process_goes_after_two_years(
    known: Candidacy, ended: Vacancy, at_hour: AtHour
) -> None:
    run(at_hour, day(730))
    assert Vacancy.objects.filter(pk=ended.pk).exists()
    run(at_hour, day(731))
    assert not Vacancy.objects.filter(pk=ended.pk).exists()
    assert tombstone_terms(ended.pk, "vacancy") == ["2_years"]


def test_what_was_held_in_the_last_second_is_not_deleted(known: Candidacy, at_hour: AtHour) -> None:
    [over] = retention.rows_over(known.organisation_id, day(29))
    Candidacy.objects.update(held_since_at=day(29))
    assert retention.erase_over(over, day(29)) is None
    Candidacy.objects.update(held_since_at=None)
    assert retention.erase_over(over, day(29)) == Erased(about=known.person_id)
    assert retention.erase_over(Over("application", known.pk, "28_days"), day(29)) is None
