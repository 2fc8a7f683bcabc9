"""Both read both: not before both sent theirs, or the last day (T37); and what follows (T36, E4–E7)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import answered, prepared, reply_of, revealed, sent, vacated
from tweespraak.audit.api import Entry
from tweespraak.evaluations.actions.answering import send_reply
from tweespraak.evaluations.actions.clock import work_off_evaluations
from tweespraak.evaluations.actions.closing import CloseRefused, close
from tweespraak.evaluations.actions.revealing import RevealRefused, reveal
from tweespraak.evaluations.models import Answer, Evaluation, Reply
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import previous_mean
from tweespraak.evaluations.rules.answering import (
    CloseRefusal,
    RevealRefusal,
    close_refused,
    reveal_refused,
)
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.vacated import Outcome
from tweespraak.notifications.models import Mail, Notice
from tweespraak.privacy.api import export_everything

pytestmark = pytest.mark.django_db
AtHour = Callable[[datetime], None]
LATER = THEN + timedelta(days=2)
LAST_DAY = THEN + timedelta(days=14)
CANARY = "kanariegeel"
BOTH = (Side.CLIENT, Side.RECRUITER)


def send_own(row: Evaluation, who: Actor, side: Side, at: datetime = LATER, **given) -> Evaluation:
    """Fill one's own side in as rows, and send it through the action."""
    values, words = given.pop("values", {}), given
    reply = reply_of(row, side)
    rows = [
        Answer(reply=reply, topic=one["key"], value=values.get(one["key"], 4))
        for one in row.asked[side.value]
    ]
    Answer.objects.bulk_create(rows)
    Reply.objects.filter(pk=reply.pk).update(**{"nps": 9 if side is Side.CLIENT else None, **words})
    return send_reply(place=Place(row, who.person.pk, side), at=at)


def pages(row: Evaluation) -> list[str]:
    own = [f"/evaluations/{row.pk}/{end}" for end in ("", "answers/", "together/")]
    return [*own, "/evaluations/", "/", "/notifications/"]


# ---- rules -----------------------------------------------------------------------------------------


def test_T37_both_or_the_last_day() -> None:
    today, last = date(2026, 9, 10), date(2026, 9, 15)
    assert reveal_refused(BOTH, [], last, last) is RevealRefusal.NOBODY
    assert reveal_refused(BOTH, [Side.CLIENT], last, today) is RevealRefusal.OTHER_BUSY
    assert reveal_refused(BOTH, [Side.CLIENT], last, last) is None
    assert reveal_refused(BOTH, BOTH, last, today) is None
    assert reveal_refused([Side.CLIENT], [Side.CLIENT], last, today) is None


@pytest.mark.parametrize(
    ("state", "owes", "words", "refusal"),
    [
        (State.REVEALED, False, "Dank", None),
        (State.LIVE_OFFERED, False, "Dank", None),
        (State.REVEALED, True, "Dank", CloseRefusal.OWN_FIRST),
        (State.REVEALED, False, "...", CloseRefusal.NO_WORDS),
        (State.LIVE_REQUIRED, False, "Dank", CloseRefusal.TALK_FIRST),
        (State.SENT, False, "Dank", CloseRefusal.NOT_READ),
        (State.CLOSED, False, "Dank", CloseRefusal.ALREADY),
    ],
)
def test_when_a_recruiter_thanks_and_closes(state, owes, words, refusal) -> None:
    assert close_refused(state, words, owes_own=owes) is refusal


# ---- T37 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", BOTH)
def test_T37_nobody_reads_the_other_before_both_sent(rik, hanna, first) -> None:
    row = sent(rik, hanna)
    writer, reader = (hanna, rik) if first is Side.CLIENT else (rik, hanna)
    send_own(row, writer, first, kept=CANARY)
    for address in pages(row):
        assert CANARY not in reader.client.get(address).content.decode(), address
    assert CANARY not in str(export_everything(person=reader.person))
    other = Side.RECRUITER if first is Side.CLIENT else Side.CLIENT
    assert send_own(row, reader, other).state in (State.REVEALED, State.LIVE_REQUIRED)
    body = reader.client.get(f"/evaluations/{row.pk}/together/").content.decode()
    assert CANARY in body


def test_T37_nothing_of_it_is_in_bell_mail_or_log(rik, hanna) -> None:
    row = sent(rik, hanna)
    send_own(row, hanna, Side.CLIENT, kept=CANARY, nps_reason=CANARY)
    send_own(row, rik, Side.RECRUITER, better=CANARY)
    for rows in (Notice, Mail, Entry):
        assert CANARY not in str(list(rows.objects.values()))


def test_T37_on_the_last_day_one_side_is_read_and_said_to_be_one(rik, hanna, at_hour) -> None:
    row = sent(rik, hanna)
    send_own(row, hanna, Side.CLIENT, kept=CANARY)
    at_hour(LAST_DAY)
    Evaluation.objects.update(due_at=LAST_DAY)
    work_off_evaluations()
    row.refresh_from_db()
    assert (row.state, row.is_two_sided) == (State.REVEALED, False)
    body = rik.client.get(f"/evaluations/{row.pk}/together/").content.decode()
    assert CANARY in body
    assert "Nog maar één kant" in body


def test_T37_not_a_day_before_the_last(rik, hanna) -> None:
    row = sent(rik, hanna)
    answered(row, Side.CLIENT)
    with pytest.raises(RevealRefused) as refused:
        reveal(evaluation=row, by=None, at=LAST_DAY - timedelta(days=1))
    assert refused.value.refusal is RevealRefusal.OTHER_BUSY


def test_T37_lena_and_eva_never_read_it(rik, hanna, lena, eva) -> None:
    row = revealed(rik, hanna)
    for who in (lena, eva):
        assert who.client.get(f"/evaluations/{row.pk}/together/").status_code == 404


# ---- what follows ----------------------------------------------------------------------------------


def both(rik: Actor, hanna: Actor, *about, client=None, recruiter=None, **words) -> Evaluation:
    row = sent(rik, hanna, *about)
    send_own(row, rik, Side.RECRUITER, values=recruiter or {})
    return send_own(row, hanna, Side.CLIENT, values=client or {}, **words)


@pytest.mark.parametrize(
    ("given", "triggers"),
    [
        ({"nps": 5}, ["LT1"]),
        ({"client": {"S08": 2}}, ["LT2"]),
        ({"client": {"R02": 2, "R03": 3, "R04": 3}}, ["LT2", "LT3"]),
        ({"wants_talk": True}, ["LT4"]),
        ({"client": {"G07": 5}, "recruiter": {"C08": 3}}, ["LT6"]),
    ],
)
def test_T36_a_low_score_asks_for_a_talk(rik, hanna, given, triggers) -> None:
    row = both(rik, hanna, **given)
    assert (row.state, row.triggers) == (State.LIVE_REQUIRED, triggers)
    assert (row.contact_by_on, row.live_by_on) == (date(2026, 9, 7), date(2026, 9, 17))


def test_T36_LT5_lower_than_the_time_before(rik, hanna) -> None:
    every = dict.fromkeys(("G07", "G11", "G12", "G13", "S01", "S06", "S08", "R02", "R03", "R04"), 5)
    revealed(rik, hanna, client=every, created_at=THEN - timedelta(days=90))
    row = both(rik, hanna)
    assert previous_mean(row) == 5
    assert row.triggers == ["LT5"]


def test_T36_LT7_withdrawn_after_interviews(rik, hanna) -> None:
    row = both(rik, hanna, vacated(outcome=Outcome.WITHDRAWN))
    assert row.triggers == ["LT7"]


def test_a_doubt_with_a_reason_is_offered_a_talk(rik, hanna) -> None:
    row = both(rik, hanna, nps=7, nps_reason="Het duurde lang")
    assert (row.state, row.triggers) == (State.LIVE_OFFERED, [])


def test_everything_not_applicable_asks_for_nothing(rik, hanna) -> None:
    row = sent(rik, hanna)
    nothing = dict.fromkeys([one["key"] for one in row.asked["client"]])
    send_own(row, hanna, Side.CLIENT, values=nothing)
    assert send_own(row, rik, Side.RECRUITER, values={"C01": 1}).state == State.REVEALED


def test_both_hear_that_they_can_read_and_who_did_it_does_not(rik, hanna) -> None:
    row = sent(rik, hanna)
    send_own(row, hanna, Side.CLIENT)
    send_own(row, rik, Side.RECRUITER)
    told = Notice.objects.filter(kind="evaluations.revealed").values_list("person_id", flat=True)
    assert list(told) == [hanna.person.pk]


def test_the_recruiter_who_comes_late_may_still_bring_a_talk_about(rik, hanna) -> None:
    row = sent(rik, hanna)
    send_own(row, hanna, Side.CLIENT)
    reveal(evaluation=row, by=None, at=LAST_DAY)
    late = send_own(row, rik, Side.RECRUITER, at=LAST_DAY + timedelta(days=1), values={"C08": 2})
    assert (late.state, late.triggers, late.is_two_sided) == (State.LIVE_REQUIRED, ["LT6"], True)
    body = hanna.client.get(f"/evaluations/{row.pk}/together/").content.decode()
    assert "na het lezen van" in body


def test_who_is_asked_again_is_read_at_once(rik, hanna) -> None:
    first = revealed(rik, hanna)
    again = sent(rik, hanna, client_topics=["R06"], recruiter_topics=[], second_of=first)
    reply = reply_of(again, Side.CLIENT)
    Answer.objects.create(reply=reply, topic="R06", value=5)
    row = send_reply(place=Place(again, hanna.person.pk, Side.CLIENT), at=LATER)
    assert (row.state, row.is_two_sided) == (State.REVEALED, True)


def test_what_waits_stands_at_home_until_it_is_done(rik, hanna) -> None:
    row = sent(rik, hanna)
    own, thanks = f"/evaluations/{row.pk}/answers/", f"/evaluations/{row.pk}/thanks/"
    for who in (rik, hanna):
        assert own in who.client.get("/").content.decode()
    answered(row, Side.CLIENT)
    assert own not in hanna.client.get("/").content.decode()
    answered(row, Side.RECRUITER)
    reveal(evaluation=row, by=rik.person.pk, at=LATER)
    assert thanks in rik.client.get("/").content.decode()
    assert thanks not in hanna.client.get("/").content.decode()


# ---- thanks ----------------------------------------------------------------------------------------


def test_closing_tells_the_client_what_is_done_with_it(rik, hanna) -> None:
    row = revealed(rik, hanna)
    address = f"/evaluations/{row.pk}/thanks/"
    assert rik.client.get(address).status_code == 200
    answer = rik.client.post(address, {"words": f"Ik bel voortaan eerder. {CANARY}"})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.state == State.CLOSED
    assert CANARY in hanna.client.get(f"/evaluations/{row.pk}/together/").content.decode()
    assert Mail.objects.filter(kind="evaluations.thanked", person_id=hanna.person.pk).count() == 1
    assert CANARY not in str(list(Mail.objects.values()))


def test_a_low_score_is_not_thanked_away(rik, hanna) -> None:
    row = revealed(rik, hanna, state=State.LIVE_REQUIRED)
    with pytest.raises(CloseRefused) as refused:
        close(evaluation=row, words="Dank", by=rik.person.pk, at=LATER)
    assert refused.value.refusal is CloseRefusal.TALK_FIRST


def test_the_client_does_not_close(hanna, rik) -> None:
    row = revealed(rik, hanna)
    assert hanna.client.get(f"/evaluations/{row.pk}/thanks/").status_code == 403


def test_nothing_is_closed_before_it_was_read(rik, hanna) -> None:
    row = prepared(rik, hanna)
    with pytest.raises(CloseRefused) as refused:
        close(evaluation=row, words="Dank", by=rik.person.pk, at=LATER)
    assert refused.value.refusal is CloseRefusal.NOT_READ
