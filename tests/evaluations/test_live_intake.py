"""What recruiter and client agreed comes back at their next intake, for the two of them alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.conversations.talking import agreement
from tests.selection.seeking import draft
from tweespraak.conversations.api import (
    AgreementState,
    Conversation,
    Moment,
    ThemeWords,
    plan_live_evaluation,
)
from tweespraak.selection.models import Vacancy

pytestmark = pytest.mark.django_db
WHAT = "Elke maandag de planning delen"


@pytest.fixture
def talk(rik: Actor, hanna: Actor) -> Conversation:
    """Rik and Hanna talked about how they worked together."""
    return plan_live_evaluation(
        organisation=rik.member.organisation,
        client=hanna.person.pk,
        recruiter=rik.person.pk,
        themes=[ThemeWords("L1", {"nl": "Goed", "en": "Well"}, [])],
        moment=Moment(THEN + timedelta(days=3), 15),
        by=hanna.person.pk,
        at=THEN,
        once=uuid4(),
    )


def intake(actor: Actor, vacancy: Vacancy) -> str:
    page: str = actor.client.get(reverse("selection:vacancy", args=[vacancy.pk])).content.decode()
    return page


def test_both_read_it_first_with_the_way_to_its_page(
    talk: Conversation, rik: Actor, hanna: Actor
) -> None:
    made, vacancy = agreement(talk, rik, hanna), draft(rik, hanna)
    for actor in (rik, hanna):
        page = intake(actor, vacancy)
        assert WHAT in page
        assert reverse("conversations:agreement", args=[made.pk]) in page


def test_how_it_ended_is_told_for_a_year(talk: Conversation, rik: Actor, hanna: Actor) -> None:
    made, vacancy = agreement(talk, rik, hanna, AgreementState.CLOSED_DONE), draft(rik, hanna)
    made.closed_at = THEN
    made.save(update_fields=["closed_at"])
    assert "klaar" in intake(hanna, vacancy)
    made.closed_at = THEN - timedelta(days=400)
    made.save(update_fields=["closed_at"])
    assert WHAT not in intake(hanna, vacancy)


def test_with_another_client_nothing_of_it_is_there(
    talk: Conversation, rik: Actor, hanna: Actor, bram: Actor
) -> None:
    agreement(talk, rik, hanna)
    assert WHAT not in intake(rik, draft(rik, bram))
