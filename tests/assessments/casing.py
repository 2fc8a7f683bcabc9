"""Assessments of members of the cast, in any state, made without the screens."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.cast import THEN, Actor
from tweespraak.assessments.actions.briefing import Words, accept, offer, write_brief
from tweespraak.assessments.actions.days import Plan, plan_part
from tweespraak.assessments.actions.informing import agree, invite, open_sheet, start
from tweespraak.assessments.actions.opening import Around, open_case
from tweespraak.assessments.actions.people import Who
from tweespraak.assessments.models import (
    Case,
    Correction,
    Note,
    Part,
    Recipient,
    Report,
    Signature,
    Snippet,
)
from tweespraak.assessments.rules.briefs import Acknowledged
from tweespraak.assessments.rules.days import PartKind
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


def words(**values: Any) -> Words:
    """A whole brief as a psychologist writes it."""
    whole: dict[str, Any] = {
        "question": "Past de rol van teamleider bij wat Anna kan en wil?",
        "purpose": "Een volgende stap kiezen, samen met Anna.",
        "decision": "Of Anna teamleider wordt.",
        "job_title": "Teamleider",
        "requirements": ("Leidt een team van acht", "Plant vooruit"),
        "method": "Vragenlijst, interview en een simulatie van een werkoverleg.",
        "consequences": "Zonder toestemming gaat er niets naar de opdrachtgever.",
    }
    return Words(**{**whole, **values})


def opened(dirk: Actor, anna: Actor, client: Actor, reader: Actor | None = None) -> Case:
    """A new case with a whole brief, in which only its psychologist stands yet."""
    made = open_case(
        organisation=dirk.member.organisation,
        once=uuid4(),
        participant=Who(anna.member),
        client=Who(client.member),
        client_name="Logistiek",
        around=Around(dirk.member, None, Who(reader.member) if reader else None),
        by=dirk.person,
        at=THEN,
    )
    return write_brief(case=made, words=words(), by=dirk.person.pk, at=THEN)


def offered(dirk: Actor, anna: Actor, client: Actor, reader: Actor | None = None) -> Case:
    """The client can accept it."""
    made = opened(dirk, anna, client, reader)
    return offer(case=made, by=dirk.person.pk, at=THEN)


def accepted(dirk: Actor, anna: Actor, client: Actor, reader: Actor | None = None) -> Case:
    """The client accepted it."""
    made = offered(dirk, anna, client, reader)
    return accept(
        case=made,
        by=client.person.pk,
        seen=made.brief_hash,
        acknowledged=list(Acknowledged),
        at=THEN,
    )


def invited(dirk: Actor, anna: Actor, client: Actor, reader: Actor | None = None) -> Case:
    """The participant has the information, and has not opened it."""
    return invite(case=accepted(dirk, anna, client, reader), by=dirk.person.pk, at=THEN)


def agreed(
    dirk: Actor, anna: Actor, client: Actor, reader: Actor | None = None, needs: str = ""
) -> Case:
    """The participant takes part."""
    made = invited(dirk, anna, client, reader)
    open_sheet(case=made, by=anna.person.pk, at=THEN)
    agree(case=made, by=anna.person.pk, seen=made.sheet_hash, language="nl", needs=needs, at=THEN)
    return Case.objects.get(pk=made.pk)


def planned(case: Case, dirk: Actor, *kinds: PartKind, starts_at: datetime | None = None) -> Case:
    """With a part of each of these kinds."""
    for kind in kinds:
        plan_part(
            case=case,
            once=uuid4(),
            plan=Plan(
                kind=kind,
                name=kind.value,
                instrument="personality" if kind is PartKind.TEST else "",
                mode="managed",
                psychologist=dirk.member,
                starts_at=starts_at,
            ),
            by=dirk.person.pk,
            at=THEN,
        )
    return case


def begun(
    dirk: Actor, anna: Actor, client: Actor, *kinds: PartKind, reader: Actor | None = None
) -> Case:
    """The participant has begun, with these parts still to do."""
    made = planned(agreed(dirk, anna, client, reader), dirk, *kinds)
    return start(case=made, by=anna.person.pk, sooner=True, at=THEN)


def everything_of(who: Actor, other: Actor) -> None:
    """A row for every field of assessments that points at this person."""
    mine = case(
        who, who, second_reader=who.person, planner=who.person, client=who.person,
        blocking_signed_by=who.person, card_shared_with=who.person,
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
    for signer, at in ((who, THEN), (other, THEN + timedelta(1))):
        Signature.objects.create(
            organisation=mine.organisation, owner=signer.person, name="x", register="x", number="1",
            saved_at=at,
        )  # fmt: skip
