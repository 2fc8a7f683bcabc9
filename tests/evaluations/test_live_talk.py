"""From a low score to a talk: who calls whom by when, moments, topics, and what becomes of it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.conversations.talking import agreement
from tests.evaluations.evaluating import revealed
from tweespraak.conversations.api import AgreementState
from tweespraak.conversations.api import Kind as TalkKind
from tweespraak.conversations.api import State as TalkState
from tweespraak.conversations.models import Conversation
from tweespraak.evaluations.actions.clock import work_off_evaluations
from tweespraak.evaluations.actions.talk_course import follow_agreements, go_along
from tweespraak.evaluations.actions.talking import (
    TalkRefused,
    choose_moment,
    decline,
    note_contact,
    offer_moments,
)
from tweespraak.evaluations.models import Evaluation, Reply
from tweespraak.evaluations.queries.places import Place, place_of
from tweespraak.evaluations.queries.talking import agreements_with, offer_in
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.talking import Offer, TalkRefusal, Way
from tweespraak.foundation import clock
from tweespraak.insights.models import Goal
from tweespraak.notifications.models import Mail, Notice

pytestmark = pytest.mark.django_db
AT = THEN + timedelta(days=1)
SOON = datetime.fromisoformat("2026-09-10T10:00:00+00:00")
LOW, STRONG = "S06", "G07"
DAYS = {"contact_by_on": date(2026, 9, 3), "live_by_on": date(2026, 9, 15)}


@pytest.fixture
def low(rik: Actor, hanna: Actor) -> Evaluation:
    """Hanna gave a 1: Rik calls her within two working days."""
    return revealed(rik, hanna, client={LOW: 1, STRONG: 5}, state=State.LIVE_REQUIRED, **DAYS)


def at(evaluation: Evaluation, actor: Actor) -> Place:
    found = place_of(evaluation.pk, evaluation.organisation_id, actor.person.pk)
    assert found
    return found


def offer(side: Side = Side.RECRUITER, *moments: datetime, **values: Any) -> Offer:
    return Offer(side, moments or (SOON,), 15, Way.PHONE, **values)


def offered(low: Evaluation, rik: Actor) -> Evaluation:
    return offer_moments(place=at(low, rik), offer=offer(), topics=[LOW, STRONG], at=AT)


def planned(low: Evaluation, rik: Actor, hanna: Actor) -> Evaluation:
    offered(low, rik)
    return choose_moment(place=at(low, hanna), moment=SOON, topics=["R04"], at=AT)


def test_a_call_is_noted_once(low: Evaluation, rik: Actor) -> None:
    note_contact(place=at(low, rik), at=AT)
    later = note_contact(place=at(low, rik), at=AT + timedelta(days=1))
    assert later.contacted_at == AT


def test_offering_moments_is_a_first_contact_and_is_mailed_without_content(
    low: Evaluation, rik: Actor, hanna: Actor
) -> None:
    row = offered(low, rik)
    assert row.contacted_at == AT
    assert offer_in(row) == offer()
    told = Mail.objects.get(person_id=hanna.person.pk)
    assert "Teamleider" not in told.text
    assert "Zeer slecht" not in told.text


def test_who_chooses_a_moment_plans_the_talk_and_both_prepare(
    low: Evaluation, rik: Actor, hanna: Actor
) -> None:
    row = planned(low, rik, hanna)
    assert row.state == State.LIVE_PLANNED
    assert row.live.kind == TalkKind.LIVE_EVALUATION
    assert row.live.state == TalkState.PREPARING
    assert row.agenda == [
        {"key": LOW, "by": "recruiter"},
        {"key": STRONG, "by": "recruiter"},
        {"key": "R04", "by": "client"},
    ]
    keys = [[one["key"] for one in theme.questions] for theme in row.live.themes.all()]
    assert keys == [["L1", STRONG, "R04"], ["L2", LOW], ["L3"]]


def test_choosing_twice_plans_once(low: Evaluation, rik: Actor, hanna: Actor) -> None:
    first = planned(low, rik, hanna)
    again = choose_moment(place=at(low, hanna), moment=SOON, topics=["R04"], at=AT)
    assert again.live_id == first.live_id
    assert Conversation.objects.count() == 1


def test_the_client_may_offer_others_and_then_the_recruiter_chooses(
    low: Evaluation, rik: Actor, hanna: Actor
) -> None:
    offered(low, rik)
    later = SOON + timedelta(days=1)
    offer_moments(place=at(low, hanna), offer=offer(Side.CLIENT, later), topics=["R04"], at=AT)
    row = choose_moment(place=at(low, rik), moment=later, topics=[LOW], at=AT)
    assert row.live.starts_at == later


@pytest.mark.parametrize(
    ("moment", "refusal"),
    [(SOON + timedelta(hours=1), TalkRefusal.CHANGED), (SOON, TalkRefusal.OWN_OFFER)],
)
def test_only_the_other_chooses_and_only_what_is_offered(
    low: Evaluation, rik: Actor, hanna: Actor, moment: datetime, refusal: TalkRefusal
) -> None:
    offered(low, rik)
    who = rik if refusal is TalkRefusal.OWN_OFFER else hanna
    with pytest.raises(TalkRefused) as refused:
        choose_moment(place=at(low, who), moment=moment, topics=["R04"], at=AT)
    assert refused.value.refusal is refusal


def test_the_recruiter_gives_their_own_view_first(low: Evaluation, rik: Actor) -> None:
    Reply.objects.filter(evaluation=low, side=Side.RECRUITER).update(sent_at=None)
    with pytest.raises(TalkRefused) as refused:
        offered(low, rik)
    assert refused.value.refusal is TalkRefusal.OWN_FIRST


def test_T33_a_sixth_topic_is_refused(low: Evaluation, rik: Actor) -> None:
    with pytest.raises(TalkRefused) as refused:
        offer_moments(
            place=at(low, rik),
            offer=offer(),
            topics=[LOW, STRONG, "R02", "R03", "R04"],  # and the client still brings one
            at=AT,
        )
    assert refused.value.refusal is TalkRefusal.TOO_MANY_TOPICS


def test_the_client_declines_and_the_lead_hears_only_that(
    low: Evaluation, rik: Actor, hanna: Actor, lena: Actor
) -> None:
    row = planned(low, rik, hanna)
    decline(place=at(low, hanna), at=AT)
    row.refresh_from_db()
    assert row.state == State.LIVE_DECLINED
    assert row.live.state == TalkState.CANCELLED
    assert Notice.objects.get(person_id=lena.person.pk).kind == "evaluations.declined"
    page = lena.client.get(reverse("notifications:list")).content.decode()
    assert "Rik" in page
    assert "Hanna" not in page


def test_the_recruiter_cannot_decline(low: Evaluation, rik: Actor) -> None:
    with pytest.raises(TalkRefused):
        decline(place=at(low, rik), at=AT)


def test_a_talk_that_is_called_off_is_to_be_planned_again(
    low: Evaluation, rik: Actor, hanna: Actor
) -> None:
    row = planned(low, rik, hanna)
    go_along(conversation=row.live_id, state=TalkState.CANCELLED, at=AT)
    row.refresh_from_db()
    assert (row.state, row.live_id) == (State.LIVE_REQUIRED, None)


def test_held_and_followed_up_when_every_agreement_is_closed(
    low: Evaluation, rik: Actor, hanna: Actor
) -> None:
    row = planned(low, rik, hanna)
    mine = agreement(row.live, rik, hanna, AgreementState.REPORTED_DONE)
    go_along(conversation=row.live_id, state=TalkState.FOR_REACTION, at=AT)
    Conversation.objects.filter(pk=row.live_id).update(state=TalkState.CLOSED_AGREED)
    go_along(conversation=row.live_id, state=TalkState.CLOSED_AGREED, at=AT)
    row.refresh_from_db()
    assert row.state == State.LIVE_HELD
    close_agreement(mine, hanna)
    row.refresh_from_db()
    assert row.state == State.FOLLOWED_UP


def close_agreement(found: Any, by: Actor) -> None:
    found.state = AgreementState.CLOSED_DONE
    found.save(update_fields=["state"])
    follow_agreements(conversation=found.conversation_id, at=AT)


def test_what_was_agreed_is_there_at_the_next_intake(
    low: Evaluation, rik: Actor, hanna: Actor, tom: Actor
) -> None:
    row = planned(low, rik, hanna)
    made = agreement(row.live, rik, hanna)
    agreement(row.live, hanna, rik, AgreementState.DROPPED)
    here = rik.member.organisation_id
    assert agreements_with(here, rik.person.pk, hanna.person.pk) == [made]
    assert agreements_with(here, rik.person.pk, tom.person.pk) == []


def test_what_is_not_followed_up_is_told_once_without_content(
    low: Evaluation, rik: Actor, lena: Actor, at_hour: Any
) -> None:
    Evaluation.objects.update(due_at=THEN)
    at_hour(datetime.fromisoformat("2026-09-03T12:00:00+00:00"))
    work_off_evaluations()
    assert not Notice.objects.filter(person_id=lena.person.pk).exists()
    at_hour(datetime.fromisoformat("2026-09-04T12:00:00+00:00"))
    work_off_evaluations()
    work_off_evaluations()
    assert Notice.objects.get(person_id=lena.person.pk).kind == "evaluations.not_followed_up"
    low.refresh_from_db()
    assert low.escalated_at == clock.now()


def talk_url(evaluation: Evaluation, name: str = "talk", **more: Any) -> str:
    return reverse(f"evaluations:{name}", kwargs={"evaluation_id": evaluation.pk, **more})


def test_on_screen_from_offering_moments_to_a_planned_talk(
    low: Evaluation, rik: Actor, hanna: Actor, at_hour: Any
) -> None:
    """Slow: the whole way, page by page."""
    at_hour(AT)
    page = rik.client.get(talk_url(low, "talk_offer")).content.decode()
    assert "(het laagst)" in page
    typed = {
        "day_1": "2026-09-10", "hour_1": "12:00", "minutes": "15", "way": "phone", "place": "06",
        "topics": [LOW, STRONG],
    }  # fmt: skip
    assert rik.client.post(talk_url(low, "talk_offer"), typed).status_code == 302
    page = hanna.client.get(talk_url(low)).content.decode()
    assert "10 september 2026, 12:00" in page
    chosen = {"moment": SOON.isoformat(), "topics": "R04"}
    assert hanna.client.post(talk_url(low, "talk_choose"), chosen).status_code == 302
    low.refresh_from_db()
    assert low.state == State.LIVE_PLANNED
    prepare = reverse("conversations:prepare", args=[low.live_id])
    page = hanna.client.get(prepare).content.decode()
    assert "Zeer slecht" in page  # both scores stand beside the questions
    assert "Welke een tot drie afspraken" in page  # how to close
    for actor in (rik, hanna):
        assert actor.client.get(talk_url(low)).status_code == 200


def test_nothing_typed_is_lost_when_an_hour_is_missing(
    low: Evaluation, rik: Actor, at_hour: Any
) -> None:
    at_hour(AT)
    typed = {"day_1": "2026-09-10", "hour_1": "", "minutes": "15", "way": "phone", "place": "B12"}
    page = rik.client.post(talk_url(low, "talk_offer"), typed).content.decode()
    assert "Kies een tijd." in page
    assert "B12" in page


def test_the_client_says_no_on_their_own_page(low: Evaluation, hanna: Actor) -> None:
    assert hanna.client.get(talk_url(low, "talk_no")).status_code == 200
    hanna.client.post(talk_url(low, "talk_no"))
    low.refresh_from_db()
    assert low.state == State.LIVE_DECLINED
    assert hanna.client.get(talk_url(low)).status_code == 200


def test_a_topic_becomes_a_private_goal_of_the_recruiter(
    low: Evaluation, rik: Actor, hanna: Actor
) -> None:
    url = talk_url(low, "goal", topic=LOW)
    assert rik.client.get(url).status_code == 200
    typed = {
        "once": "6b5f3c06-9a4c-4c85-8f54-2b1d7f1f0c11", "wording": "Vaker bellen",
        "behaviour": "Elke vrijdag een korte stand", "cue": "Het is vrijdag", "step": "bel ik",
        "due_on": (clock.now() + timedelta(days=60)).date().isoformat(),
    }  # fmt: skip
    assert rik.client.post(url, typed).status_code == 302
    assert Goal.objects.get(person=rik.person).wording == "Vaker bellen"
    assert hanna.client.get(url).status_code == 403


@pytest.mark.parametrize("page", ["talk", "talk_offer"])
def test_nobody_else_sees_anything_of_it(
    low: Evaluation, eva: Actor, lena: Actor, client: Any, page: str
) -> None:
    assert eva.client.get(talk_url(low, page)).status_code == 404
    assert lena.client.get(talk_url(low, page)).status_code == 404
    assert client.get(talk_url(low, page)).status_code in (302, 404)


def test_before_both_may_read_there_is_no_talk(low: Evaluation, hanna: Actor) -> None:
    Evaluation.objects.update(state=State.ANSWERED_ONE)
    assert hanna.client.get(talk_url(low)).status_code == 404
