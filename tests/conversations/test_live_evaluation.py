"""The talk after an evaluation of recruitment: the same table, whatever one's role, and both promise."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.conversations.talking import agreement, seat
from tweespraak.conversations.actions.closing import react
from tweespraak.conversations.actions.live_evaluation import (
    break_off_live_evaluation,
    plan_live_evaluation,
)
from tweespraak.conversations.actions.planning import PlanRefused
from tweespraak.conversations.actions.recording import hand_over
from tweespraak.conversations.models import Box, Conversation
from tweespraak.conversations.queries.entries import still_missing
from tweespraak.conversations.queries.rhythm import warnings_for
from tweespraak.conversations.rules import CARD_KINDS, CARD_SIDES, TABLE_KINDS, Kind, Side
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.conversations.rules.messages import may_pass_on
from tweespraak.conversations.rules.planning import Moment
from tweespraak.conversations.rules.recording import RecordRefused, Refusal
from tweespraak.conversations.rules.states import OVER, Reason, State, possible
from tweespraak.conversations.rules.themes import ThemeWords
from tweespraak.foundation.once import OnceTaken

pytestmark = pytest.mark.django_db
SOON = Moment(THEN + timedelta(days=3), 30, "Telefoon")


def question(key: str) -> dict[str, object]:
    words = {"nl": f"{key} in het Nederlands?", "en": f"{key} in English?"}
    return {"key": key, "employee": words, "manager": words}


THEMES = [
    ThemeWords(key, {"nl": key, "en": key}, [question(key), question(f"{key}-b")])
    for key in ("L1", "L2", "L3")
]


@pytest.fixture
def talk(dirk: Actor, chris: Actor) -> Conversation:
    """Dirk is the client, Chris the recruiter; neither holds conversations by their role."""
    return planned(dirk, chris)


def planned(client: Actor, recruiter: Actor, **values: object) -> Conversation:
    wanted = {
        "organisation": client.member.organisation,
        "client": client.person.pk,
        "recruiter": recruiter.person.pk,
        "themes": THEMES,
        "moment": SOON,
        "by": client.person.pk,
        "at": THEN,
        "once": uuid4(),
    }
    return plan_live_evaluation(**wanted | values)


def in_state(talk: Conversation, state: State) -> Conversation:
    """The talk in a later state, as rows."""
    talk.state, talk.held_at = state, SOON.starts_at
    talk.save(update_fields=["state", "held_at"])
    return talk


def written(talk: Conversation) -> None:
    """Both boxes of every theme."""
    for theme in talk.themes.all():
        theme.discussed_at = SOON.starts_at
        theme.save(update_fields=["discussed_at"])
        for side in CARD_SIDES:
            Box.objects.create(
                theme=theme, side=side, text="Zo", written_by=side, saved_at=SOON.starts_at
            )


def test_it_has_a_table_but_no_card_to_choose() -> None:
    assert Kind.LIVE_EVALUATION in TABLE_KINDS
    assert Kind.LIVE_EVALUATION not in CARD_KINDS
    assert not any(possible(state, Kind.LIVE_EVALUATION) for state in OVER)
    assert not may_pass_on(State.HELD, Kind.LIVE_EVALUATION)


def test_both_said_yes_so_both_prepare(talk: Conversation, dirk: Actor, chris: Actor) -> None:
    assert (talk.state, talk.kind) == (State.PREPARING, Kind.LIVE_EVALUATION)
    assert seat(talk, dirk).side is Side.EMPLOYEE
    assert seat(talk, chris).side is Side.MANAGER
    assert [len(theme.questions) for theme in talk.themes.all()] == [2, 2, 2]
    assert talk.due_at is not None


def test_the_same_once_gives_the_same_talk(dirk: Actor, chris: Actor, bram: Actor) -> None:
    once = uuid4()
    assert planned(dirk, chris, once=once) == planned(dirk, chris, once=once)
    with pytest.raises(OnceTaken):
        planned(bram, chris, once=once)


def test_a_moment_that_has_passed_is_refused(dirk: Actor, chris: Actor) -> None:
    with pytest.raises(PlanRefused):
        planned(dirk, chris, moment=Moment(THEN - timedelta(hours=1), 15))


@pytest.mark.parametrize(
    "page", ["talk", "prepare", "moment", "call_off", "read", "room", "record"]
)
def test_the_two_open_every_page_without_a_role_for_it(
    talk: Conversation, dirk: Actor, page: str
) -> None:
    found = dirk.client.get(reverse(f"conversations:{page}", args=[talk.pk]))
    assert found.status_code in (200, 302)


def test_they_find_it_in_their_list_and_may_start_nothing(talk: Conversation, dirk: Actor) -> None:
    page = dirk.client.get(reverse("conversations:mine")).content.decode()
    assert str(talk.pk) in page
    new = reverse("conversations:new")
    assert new not in page
    assert dirk.client.get(new).status_code == 403


def test_nobody_else_comes_in(talk: Conversation, anna: Actor, eva: Actor, client: Client) -> None:
    url = reverse("conversations:talk", args=[talk.pk])
    assert anna.client.get(url).status_code == 404
    assert eva.client.get(url).status_code == 404
    assert client.get(url).status_code == 302


def test_topics_were_chosen_before_so_only_answers_are_asked(
    talk: Conversation, dirk: Actor
) -> None:
    found = still_missing(talk, seat(talk, dirk).me)
    assert [one.theme for one in found] == [theme.pk for theme in talk.themes.all()]


def test_preparing_asks_for_no_topics_goals_or_other_questions(
    talk: Conversation, dirk: Actor
) -> None:
    page = dirk.client.get(reverse("conversations:prepare", args=[talk.pk])).content.decode()
    assert "L1-b in het Nederlands?" in page
    assert 'id="topics"' not in page
    assert "own:" not in page


def test_every_question_is_talked_about(talk: Conversation, dirk: Actor) -> None:
    written(in_state(talk, State.RECORDING))
    last = talk.themes.last()
    last.discussed_at = None
    last.save(update_fields=["discussed_at"])
    with pytest.raises(RecordRefused) as refused:
        hand_over(seat=seat(talk, dirk), by=dirk.person, at=SOON.starts_at)
    assert refused.value.refusal is Refusal.NOT_ALL_DISCUSSED


def test_an_agreement_of_one_asks_for_one_of_the_other(
    talk: Conversation, dirk: Actor, chris: Actor
) -> None:
    written(in_state(talk, State.RECORDING))
    agreement(talk, chris, dirk, AgreementState.AGREED)
    with pytest.raises(RecordRefused) as refused:
        hand_over(seat=seat(talk, dirk), by=dirk.person, at=SOON.starts_at)
    assert refused.value.refusal is Refusal.ONE_PROMISES
    agreement(talk, dirk, chris, AgreementState.AGREED)
    done = hand_over(seat=seat(talk, dirk), by=dirk.person, at=SOON.starts_at)
    assert done.state == State.FOR_REACTION
    seen = seat(talk, chris)
    closed = react(
        seat=seen, is_agreed=True, own_view="", is_confirmed=False, by=chris.person,
        at=SOON.starts_at,
    )  # fmt: skip
    assert closed.state == State.CLOSED_AGREED


def test_without_agreements_it_is_fine_too(talk: Conversation, dirk: Actor) -> None:
    written(in_state(talk, State.RECORDING))
    assert hand_over(seat=seat(talk, dirk), by=dirk.person, at=SOON.starts_at)


def test_breaking_off_is_told_and_later_changes_nothing(talk: Conversation) -> None:
    break_off_live_evaluation(conversation=talk, reason=Reason.NO_LONGER_NEEDED, at=THEN)
    talk.refresh_from_db()
    assert talk.state == State.CANCELLED
    held = in_state(talk, State.HELD)
    break_off_live_evaluation(conversation=held, reason=Reason.LEFT, at=THEN)
    held.refresh_from_db()
    assert held.state == State.HELD


def test_it_does_not_count_as_a_check_in_of_the_year(anna: Actor, bram: Actor) -> None:
    planned(anna, bram)
    assert warnings_for(anna.member) == []
    assert mail.outbox == []
