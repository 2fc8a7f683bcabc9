"""Assessments of members of the cast, in any state, made without the screens."""

from datetime import timedelta
from typing import Any

from tests.cast import THEN, Actor
from tweespraak.assessments.models import (
    Case,
    Correction,
    Note,
    Part,
    Recipient,
    Report,
    Snippet,
)
from tweespraak.assessments.rules.states import State


def case(
    psychologist: Actor, participant: Actor, state: State = State.DRAFT, **values: Any
) -> Case:
    """An assessment in this state, with a whole brief."""
    brief = {
        "question": "Past de rol van teamleider bij wat Anna kan en wil?",
        "purpose": "Een volgende stap kiezen, samen met Anna.",
        "decision": "Of Anna teamleider wordt.",
        "job_title": "Teamleider",
        "requirements": [
            {"key": "r1", "text": "Leidt een team van acht"},
            {"key": "r2", "text": "Plant vooruit"},
        ],
        "method": "Vragenlijst, interview en een simulatie van een werkoverleg.",
        "consequences": "Zonder toestemming gaat er niets naar de opdrachtgever.",
    }
    return Case.objects.create(
        organisation=psychologist.member.organisation,
        state=state,
        participant=participant.person,
        psychologist=psychologist.person,
        client_name="Logistiek",
        created_at=THEN,
        **{**brief, **values},
    )


def everything_of(who: Actor, other: Actor) -> None:
    """A row for every field of assessments that points at this person."""
    mine = case(
        who, who, second_reader=who.person, planner=who.person, client=who.person,
        blocking_signed_by=who.person,
    )  # fmt: skip
    Part.objects.create(case=mine, kind="interview", name="x", position=1, psychologist=who.person)
    Recipient.objects.create(case=mine, person=who.person)
    Report.objects.create(
        case=mine, number=1, language="nl", written_by=who.person, written_at=THEN,
        read_by=who.person, read_at=THEN + timedelta(1),
    )  # fmt: skip
    Correction.objects.create(
        case=mine, kind="fact", quote="x", wish="x", asked_at=THEN, ruled_by=who.person
    )
    for author, at in ((who, THEN), (other, THEN + timedelta(1))):
        Note.objects.create(case=mine, author=author.person, text="x", saved_at=at)
    Snippet.objects.create(
        organisation=mine.organisation, owner=who.person, name="x", text="x", saved_at=THEN
    )
