"""Yes, unless: the feedback talk is planned on another day, face to face, and only its participant gives it up."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.assessments.talking import HELD, SOON, plan, planned, shown, thought_over
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.talks import (
    TalkRefused,
    ask_for_video,
    call_off,
    confirm_talk,
    not_come,
    plan_talk,
)
from tweespraak.assessments.actions.waiving import waive_talk
from tweespraak.assessments.models import Case, Correction, Decision, Recipient
from tweespraak.assessments.queries.cases import place_of
from tweespraak.assessments.queries.talks import talk_of
from tweespraak.assessments.rules.states import State
from tweespraak.assessments.rules.talks import (
    Around,
    Draft,
    Mode,
    Proposal,
    TalkRefusal,
    is_other_day,
    plan_refused,
    waive_refused,
)
from tweespraak.conversations.api import State as TalkState
from tweespraak.foundation import clock
from tweespraak.notifications.models import Mail

pytestmark = pytest.mark.django_db
AMSTERDAM = "Europe/Amsterdam"
ME = uuid4()


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


def around(**values: Any) -> Around:
    """A case that waits for a talk."""
    usual = {
        "state": State.WITH_PARTICIPANT,
        "last_part_on": THEN.date(),
        "readers": [ME],
        "responsible": ME,
        "is_video_asked": False,
    }
    return Around(**{**usual, **values})


def local(*when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(AMSTERDAM))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("part", "talk", "is_refused"),
    [
        (local(2026, 9, 1, 10), local(2026, 9, 1, 16), True),
        (local(2026, 9, 1, 23, 30), local(2026, 9, 1, 23, 45), True),
        (local(2026, 9, 1, 23, 30), local(2026, 9, 2, 0, 15), False),
        (local(2026, 9, 1, 10), datetime(2026, 9, 1, 21, 30, tzinfo=UTC), True),  # 23:30 here
        (local(2026, 9, 1, 10), datetime(2026, 9, 1, 22, 30, tzinfo=UTC), False),  # 00:30 here
        (local(2026, 10, 25, 1, 30), local(2026, 10, 25, 23, 30), True),  # a day of 25 hours
        (local(2026, 10, 24, 23, 30), local(2026, 10, 25, 0, 30), False),
        (local(2026, 3, 28, 23, 30), local(2026, 3, 29, 0, 30), False),
        (local(2026, 3, 29, 0, 30), local(2026, 3, 29, 23, 30), True),  # a day of 23 hours
    ],
)
def test_T11_a_talk_is_never_on_the_day_of_a_part(
    part: datetime, talk: datetime, is_refused: bool
) -> None:
    last = part.astimezone(ZoneInfo(AMSTERDAM)).date()
    facts = around(last_part_on=last)
    found = plan_refused(
        Proposal(talk, Mode.IN_PERSON, ME), facts, at=part - timedelta(1), zone=AMSTERDAM
    )
    assert found == (TalkRefusal.SAME_DAY if is_refused else None)


@given(
    part=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    later=st.timedeltas(timedelta(0), timedelta(days=3)),
    zone=st.sampled_from([AMSTERDAM, "America/New_York", "Pacific/Auckland"]),
)
def test_T11_the_other_day_is_that_of_the_organisation(
    part: datetime, later: timedelta, zone: str
) -> None:
    there = ZoneInfo(zone)
    last, talk = part.astimezone(there).date(), part + later
    assert is_other_day(talk, last, zone) is (talk.astimezone(there).date() > last)


def test_T11_the_screen_says_so_and_keeps_what_was_typed(dirk: Actor, anna: Actor) -> None:
    made = shown(dirk, anna, planner=dirk.person)
    made.parts.update(held_at=SOON)
    page = reverse("assessments:plan", args=[made.pk])
    day = SOON.astimezone(ZoneInfo(made.organisation.time_zone)).strftime("%Y-%m-%d")
    typed = {
        "once": uuid4(), "number": 0, "day": day, "hour": "23:30", "minutes": 60,
        "mode": "in_person", "place": "Kamer 7",
    }  # fmt: skip
    answer = dirk.client.post(page, typed)
    assert "op een latere dag" in answer.content.decode()
    assert "Kamer 7" in answer.content.decode()
    assert Case.objects.get(pk=made.pk).state == State.WITH_PARTICIPANT


@pytest.mark.parametrize("mode", ["phone", "email", "", "report"])
def test_T13_calling_or_mailing_is_no_talk(dirk: Actor, anna: Actor, mode: str) -> None:
    with pytest.raises(TalkRefused) as refused:
        plan_talk(
            case=shown(dirk, anna), once=uuid4(), plan=plan(dirk.person.pk, mode=mode),
            by=dirk.person.pk, at=THEN,
        )  # fmt: skip
    assert refused.value.refusal is TalkRefusal.NOT_A_WAY


def test_T13_video_only_when_the_participant_asked(dirk: Actor, anna: Actor) -> None:
    made = shown(dirk, anna)
    by_video = {"once": uuid4(), "plan": plan(dirk.person.pk, mode=Mode.VIDEO), "at": THEN}
    for person in (dirk, anna):
        with pytest.raises(TalkRefused) as refused:
            plan_talk(case=made, **by_video, by=person.person.pk)
        assert refused.value.refusal is TalkRefusal.VIDEO_NOT_ASKED
    with pytest.raises(TalkRefused):
        ask_for_video(case=made, wants=True, by=dirk.person.pk, at=THEN)
    ask_for_video(case=made, wants=True, by=anna.person.pk, at=THEN)
    assert plan_talk(case=made, **by_video, by=dirk.person.pk).talk_mode == Mode.VIDEO


def test_T13_only_the_participant_has_the_button(dirk: Actor, anna: Actor) -> None:
    made = shown(dirk, anna)
    page, button = (
        reverse("assessments:talk", args=[made.pk]),
        reverse("assessments:talk_video", args=[made.pk]),
    )
    assert button in anna.client.get(page).content.decode()
    assert button not in dirk.client.get(page).content.decode()
    assert dirk.client.post(button, {"wants": "1"}).status_code == 403
    anna.client.post(button, {"wants": "1"})
    assert Case.objects.get(pk=made.pk).video_asked_at
    assert "liever" not in anna.client.get(page).content.decode()


def test_a_planned_talk_is_told_to_both_with_their_calendar_and_nothing_else(
    dirk: Actor, anna: Actor
) -> None:
    made = planned(dirk, anna)
    assert (made.state, talk_of(made).row.kind) == (State.TALK_PLANNED, "feedback")  # type: ignore[union-attr]
    mails = Mail.objects.filter(kind__startswith="assessments.talk")
    assert {mail.address for mail in mails} == {anna.person.email, dirk.person.email}
    for mail in mails:
        assert "BEGIN:VCALENDAR" in mail.calendar
        assert "Anna" not in mail.calendar
        other = "Dirk" if mail.address == anna.person.email else "Anna"
        assert other not in mail.text
        assert "rapport" not in mail.text.lower()


def test_pressed_twice_is_planned_once(dirk: Actor, anna: Actor) -> None:
    made = shown(dirk, anna)
    once = uuid4()
    first = plan_talk(case=made, once=once, plan=plan(dirk.person.pk), by=dirk.person.pk, at=THEN)
    again = plan_talk(
        case=made, once=uuid4(), plan=plan(dirk.person.pk), by=dirk.person.pk, at=THEN
    )
    assert first.talk_id == again.talk_id == once
    assert (
        Mail.objects.filter(kind="assessments.talk_planned", address=anna.person.email).count() == 1
    )


def test_both_say_yes_and_another_moment_asks_again(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    number = made.talk.invitation_number
    assert talk_of(confirm_talk(case=made, number=number, by=anna.person.pk, at=THEN)).is_settled  # type: ignore[union-attr]
    moved = plan_talk(
        case=made, once=uuid4(), by=anna.person.pk, at=THEN,
        plan=plan(dirk.person.pk, SOON + timedelta(1), number=number),
    )  # fmt: skip
    found = talk_of(Case.objects.get(pk=moved.pk))
    assert found
    assert (found.is_settled, found.starts_at) == (False, SOON + timedelta(1))
    assert moved.state == State.TALK_PLANNED


def test_an_old_page_moves_nothing(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    with pytest.raises(TalkRefused) as refused:
        plan_talk(
            case=made, once=uuid4(), plan=plan(dirk.person.pk, SOON + timedelta(1)),
            by=dirk.person.pk, at=THEN,
        )  # fmt: skip
    assert refused.value.refusal is TalkRefusal.CHANGED


def test_a_colleague_holds_it_only_after_reading_the_file(
    dirk: Actor, anna: Actor, bram: Actor
) -> None:
    made = shown(dirk, anna)
    for holder, has_read in ((bram, True), (dirk, False)):
        proposal = Proposal(SOON, Mode.IN_PERSON, holder.person.pk, has_read)
        facts = around(
            responsible=dirk.person.pk, readers=[dirk.person.pk], last_part_on=HELD.date()
        )
        expected = TalkRefusal.NOT_READ_IN if holder is bram else None
        assert plan_refused(proposal, facts, at=THEN, zone=AMSTERDAM) == expected
    unread = Proposal(SOON, Mode.IN_PERSON, bram.person.pk, has_read=False)
    facts = around(responsible=dirk.person.pk, readers=[bram.person.pk], last_part_on=HELD.date())
    assert plan_refused(unread, facts, at=THEN, zone=AMSTERDAM) is TalkRefusal.NOT_READ_IN
    assert made.state == State.WITH_PARTICIPANT


def test_after_the_second_time_one_calls(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    with pytest.raises(TalkRefused):
        not_come(case=made, by=dirk.person.pk, at=THEN)
    after = SOON + timedelta(hours=1)
    once = not_come(case=made, by=dirk.person.pk, at=after)
    assert (once.state, once.no_shows, once.talk_id) == (State.WITH_PARTICIPANT, 1, None)
    assert not Mail.objects.filter(kind="assessments.talk_call").exists()
    again = plan_talk(
        case=made, once=uuid4(), plan=plan(dirk.person.pk, after + timedelta(2)),
        by=dirk.person.pk, at=after,
    )  # fmt: skip
    not_come(case=again, by=dirk.person.pk, at=after + timedelta(3))
    assert Mail.objects.filter(kind="assessments.talk_call", address=dirk.person.email).count() == 1


def test_a_moment_that_is_off_can_be_planned_again(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    talk = made.talk
    off = call_off(case=made, by=anna.person.pk, at=THEN)
    talk.refresh_from_db()
    assert (off.state, off.talk_id, talk.state) == (
        State.WITH_PARTICIPANT,
        None,
        TalkState.CANCELLED,
    )
    assert any(
        "METHOD:CANCEL" in mail.calendar
        for mail in Mail.objects.filter(kind="assessments.talk_off")
    )
    assert planned_again(made, dirk).state == State.TALK_PLANNED


def planned_again(made: Case, dirk: Actor) -> Case:
    return plan_talk(case=made, once=uuid4(), plan=plan(dirk.person.pk), by=dirk.person.pk, at=THEN)


def _draft(**values: Any) -> Draft:
    usual = {
        "state": State.WITH_PARTICIPANT,
        "opened_at": THEN - timedelta(days=2),
        "agreed_at": THEN,
        "has_open_request": False,
        "is_newest": True,
    }
    return Draft(**{**usual, **values})


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ({}, None),
        ({"opened_at": None}, TalkRefusal.UNREAD),
        ({"opened_at": THEN - timedelta(hours=23, minutes=59)}, TalkRefusal.THINK),
        ({"opened_at": THEN - timedelta(hours=24)}, None),
        ({"agreed_at": None}, TalkRefusal.NOT_AGREED),
        ({"has_open_request": True}, TalkRefusal.OPEN_REQUEST),
        ({"is_newest": False}, TalkRefusal.CHANGED),
        ({"state": State.TALK_PLANNED}, TalkRefusal.NOT_NOW),
        ({"state": State.DECIDING}, TalkRefusal.NOT_NOW),
    ],
)
def test_T12_a_waiver_needs_all_of_it(missing: dict[str, Any], why: TalkRefusal | None) -> None:
    assert waive_refused(_draft(**missing), at=THEN) is why


def test_T12_it_is_shown_only_to_the_participant_and_only_then(dirk: Actor, anna: Actor) -> None:
    made = thought_over(dirk, anna)
    link = reverse("assessments:waive", args=[made.pk])
    page = reverse("assessments:talk", args=[made.pk])
    assert link in anna.client.get(page).content.decode()
    assert link not in dirk.client.get(page).content.decode()
    for change in ({"agreed_at": None}, {"state": State.TALK_PLANNED}):
        Case.objects.filter(pk=made.pk).update(**change)
        assert link not in anna.client.get(page).content.decode()
        assert anna.client.get(link).status_code == 302
        Case.objects.filter(pk=made.pk).update(agreed_at=THEN, state=State.WITH_PARTICIPANT)
    Correction.objects.create(case=made, kind="fact", quote="x", wish="y", asked_at=THEN)
    assert link not in anna.client.get(page).content.decode()


def test_T12_planner_psychologist_and_client_get_403(
    dirk: Actor, anna: Actor, bram: Actor, chris: Actor, eva: Actor
) -> None:
    made = thought_over(dirk, anna, planner=chris.person, client=bram.person)
    link = reverse("assessments:waive", args=[made.pk])
    typed = {"seen": made.reports.get().hash, "without": "on"}
    for actor, status in ((dirk, 403), (chris, 403), (bram, 403), (eva, 404)):
        assert actor.client.get(link).status_code == status
        assert actor.client.post(link, typed).status_code == status
        with pytest.raises(TalkRefused):
            waive_talk(
                case=made, seen=typed["seen"], is_sure=True, wants_call=False,
                by=actor.person.pk, at=THEN,
            )  # fmt: skip
    assert Case.objects.get(pk=made.pk).state == State.WITH_PARTICIPANT


def test_T12_no_invitation_speaks_of_it(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    text = anna.client.get(reverse("assessments:talk", args=[made.pk])).content.decode()
    text += "".join(mail.text for mail in Mail.objects.all())
    assert "geen feedbackgesprek" not in text.lower()
    assert "waive" not in text


def test_a_heavy_advice_is_asked_once_more_with_a_short_call(dirk: Actor, anna: Actor) -> None:
    made = thought_over(dirk, anna, advice="not_now")
    link = reverse("assessments:waive", args=[made.pk])
    typed = {"seen": made.reports.get().hash, "without": "on"}
    page = anna.client.get(link).content.decode()
    assert 'name="wants_call"' in page
    assert "checked" not in page
    anna.client.post(link, typed)
    assert Case.objects.get(pk=made.pk).state == State.WITH_PARTICIPANT
    anna.client.post(link, {**typed, "is_sure": "on", "wants_call": "on"})
    found = Case.objects.get(pk=made.pk)
    assert found.waived_at
    assert found.call_asked_at


def _waived(dirk: Actor, anna: Actor) -> Case:
    made = thought_over(dirk, anna)
    return waive_talk(
        case=made, seen=made.reports.get().hash, is_sure=False, wants_call=False,
        by=anna.person.pk, at=THEN,
    )  # fmt: skip


def test_T14_nothing_else_changes_by_it(dirk: Actor, anna: Actor) -> None:
    made = _waived(dirk, anna)
    assert made.state in (State.TALK_WAIVED, State.DECIDING)
    for page in ("read", "marks", "corrections"):
        assert anna.client.get(reverse(f"assessments:{page}", args=[made.pk])).status_code == 200
    assert made.blocking_right
    assert place_of(made.pk, made.organisation_id, anna.person.pk)


def test_it_comes_back_until_the_release_and_only_by_the_participant(
    dirk: Actor, anna: Actor
) -> None:
    made = _waived(dirk, anna)
    values = {"case": made, "once": uuid4(), "plan": plan(dirk.person.pk), "at": THEN}
    with pytest.raises(TalkRefused) as refused:
        plan_talk(**values, by=dirk.person.pk)
    assert refused.value.refusal is TalkRefusal.ONLY_THEM
    wanted = plan_talk(**values, by=anna.person.pk)
    assert (wanted.state, wanted.waived_at, wanted.deciding_at) == (State.TALK_PLANNED, None, None)


@pytest.mark.parametrize(("days", "is_there"), [(30, True), (31, False)])
def test_for_thirty_days_after_the_release_it_can_still_be_had(
    dirk: Actor, anna: Actor, bram: Actor, days: int, is_there: bool
) -> None:
    made = _waived(dirk, anna)
    Case.objects.filter(pk=made.pk).update(state=State.RELEASED)
    row = Recipient.objects.create(case=made, person=bram.person)
    report = made.reports.get()
    Decision.objects.create(
        recipient=row, report=report, report_hash=report.hash, choice="release", decided_at=THEN
    )
    at = THEN + timedelta(days=days)
    wanted = {
        "case": made, "once": uuid4(), "plan": plan(dirk.person.pk, at + timedelta(days=1)),
        "by": anna.person.pk, "at": at,
    }  # fmt: skip
    if is_there:
        assert plan_talk(**wanted).state == State.RELEASED
    else:
        with pytest.raises(TalkRefused) as refused:
            plan_talk(**wanted)
        assert refused.value.refusal is TalkRefusal.CLAIM_OVER


def test_eva_sees_nothing(eva: Actor, dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    for page in ("talk", "plan", "talk_prepare", "waive", "talk_appointment"):
        assert eva.client.get(reverse(f"assessments:{page}", args=[made.pk])).status_code == 404


def test_what_the_participant_prepares_is_for_who_holds_it_only(
    dirk: Actor, anna: Actor, chris: Actor
) -> None:
    made = planned(dirk, anna, planner=chris.person)
    page = reverse("assessments:talk_prepare", args=[made.pk])
    anna.client.post(page, {"wish": "MIJN VRAAG", "order": "parts"})
    assert Case.objects.get(pk=made.pk).talk_wish == "MIJN VRAAG"
    assert dirk.client.get(page).status_code == 403
    assert (
        "MIJN VRAAG"
        not in chris.client.get(reverse("assessments:talk", args=[made.pk])).content.decode()
    )
