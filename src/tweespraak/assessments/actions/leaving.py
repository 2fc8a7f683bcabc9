"""Somebody leaves the organisation: what happens to the assessments they stand in.

Who led one hands it over; who read along, planned or had a part is replaced or missed; what they could
read ends. An assessment of a participant who leaves stops: what it was for is gone.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tweespraak.assessments.actions.after import take_card_back
from tweespraak.assessments.actions.people import PeopleRefused
from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.releasing import end_release
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.stopping import stop_for_leaver
from tweespraak.assessments.actions.taking_over import take_over
from tweespraak.assessments.actions.talks import end_planned_talk
from tweespraak.assessments.actions.telling import Told, tell
from tweespraak.assessments.models import Case, Decision
from tweespraak.assessments.queries.leaving import led_by, unfinished_about
from tweespraak.assessments.queries.talks import talk_of
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import BEFORE_REVIEWED, OVER, Act, State
from tweespraak.people.api import Membership, Role, members_with_role, roles_of

PERSON_LEFT = "assessments.person_left"


@transaction.atomic
def leave_assessments(
    *, organisation: UUID, person: UUID, successor: Membership | None, at: datetime
) -> None:
    """Everything that follows from somebody leaving, in every assessment of that organisation."""
    for case in unfinished_about(organisation, person):
        stop_for_leaver(case=case, at=at)
    for case in led_by(organisation, person):
        _hand_over(case, successor, at)
    for case in _stood_in(organisation, person):
        _replace(locked(case), person, at)
    for decision in _released_to(organisation, person):
        end_release(decision=decision, at=at)
    for case in Case.objects.filter(organisation_id=organisation, card_shared_with=person):
        take_card_back(case=case, at=at)


def _hand_over(case: Case, successor: Membership | None, at: datetime) -> None:
    """To the successor if they can lead it; else whoever plans it hands it over, and hears so."""
    if successor and Role.PSYCHOLOGIST in roles_of(successor):
        try:
            take_over(case=case, to=successor, by=None, at=at)
        except PeopleRefused:
            pass
        else:
            return
    row = locked(case)
    planner = _planner_for(row)
    row.planner_id = planner.person_id if planner else None
    row.save(update_fields=["planner"])
    note(PERSON_LEFT, row, None, at)
    tell(row, [row.planner_id], Told.WITHOUT_LEAD, at)


def _planner_for(row: Case) -> Membership | None:
    """Who plans it, if they are here; else the first planner there is."""
    here = members_with_role(row.organisation_id, Role.PLANNER)
    others = list(here.exclude(person_id=row.participant_id).order_by("given_name", "pk"))
    mine = [one for one in others if one.person_id == row.planner_id]
    return next(iter([*mine, *others]), None)


def _stood_in(organisation: UUID, person: UUID) -> list[Case]:
    mine = Q(second_reader=person) | Q(planner=person) | Q(client=person)
    mine |= Q(parts__psychologist=person) | Q(recipients__person=person)
    mine |= Q(talk__participants__person=person)
    rows = Case.objects.filter(mine, organisation_id=organisation).exclude(psychologist=person)
    return list(rows.exclude(state__in=OVER).order_by("created_at", "pk").distinct())


def _replace(row: Case, person: UUID, at: datetime) -> None:
    """What they did around somebody else's case is open again; who leads it hears that, once."""
    is_missed = row.client_id == person and row.state in (State.DRAFT, State.OFFERED)
    if row.second_reader_id == person and row.state in BEFORE_REVIEWED:
        row.second_reader_id, is_missed = None, True
    if row.planner_id == person:
        row.planner_id = None
    row.save(update_fields=["second_reader", "planner"])
    parts = row.parts.filter(psychologist=person, held_at=None, skipped_because="")
    is_missed |= bool(parts.update(psychologist=row.psychologist_id))
    if row.state == State.DRAFT:
        row.recipients.filter(person=person).delete()
    is_missed |= row.recipients.filter(person=person).exists()
    row, is_off = _end_talk(row, person, at)
    is_missed |= is_off
    note(PERSON_LEFT, row, None, at)
    if is_missed:
        tell(row, [row.psychologist_id], Told.PERSON_LEFT, at)


def _end_talk(row: Case, person: UUID, at: datetime) -> tuple[Case, bool]:
    """A talk they were to hold is off; whether there was one."""
    talk = talk_of(row)
    if talk and talk.is_planned and talk.holder == person:
        return end_planned_talk(case=row, by=None, at=at), True
    if talk is None and row.state == State.TALK_PLANNED:  # it was called off already
        return step(row, Act.UNPLAN_TALK, by=None, at=at, talk=None), True
    return row, False


def _released_to(organisation: UUID, person: UUID) -> list[Decision]:
    rows = Decision.objects.filter(
        recipient__person=person,
        recipient__case__organisation_id=organisation,
        choice=Choice.RELEASE,
        withdrawn_at=None,
    )
    return list(rows.select_related("recipient__case"))
