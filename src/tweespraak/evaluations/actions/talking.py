"""Plan the talk after a low score: call, offer moments, choose one, or rather not (E8, E10)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.api import (
    Moment,
    PlanRefused,
    Reason,
    break_off_live_evaluation,
    plan_live_evaluation,
)
from tweespraak.evaluations.actions.steps import locked, step
from tweespraak.evaluations.actions.telling import ring, tell
from tweespraak.evaluations.documents.talk_card import card_of, place_words
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import owes_reply
from tweespraak.evaluations.queries.talking import chosen_by, offer_in, terms_of, topics_in
from tweespraak.evaluations.rules.sending import morning_of
from tweespraak.evaluations.rules.states import TALKING, Act, Side, State
from tweespraak.evaluations.rules.talking import (
    Offer,
    TalkRefusal,
    agenda_of,
    choice_refused,
    decline_refused,
    looks_next_on,
    moments_refused,
    offer_refused,
    topics_refused,
)
from tweespraak.people.api import Role, day_in, members_with_role

CONTACTED, OFFERED = "evaluations.contacted", "evaluations.moments_offered"
DAY = timedelta(days=1)


class TalkTold(StrEnum):
    """What somebody hears about a talk, as the kind of the notice; never what it is about."""

    MOMENTS = "moments"  # to choose from
    NO_TALK = "no_talk"  # the recruiter: the client would rather not
    DECLINED = "declined"  # who leads recruiters, and nothing more
    NOT_FOLLOWED_UP = "not_followed_up"  # the same


class TalkRefused(Exception):
    """Nothing was planned or declined; `refusal` says why."""

    def __init__(self, refusal: TalkRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def note_contact(*, place: Place, at: datetime) -> Evaluation:
    """The recruiter spoke to the client. Twice is once. Raises TalkRefused."""
    row = locked(place.evaluation)
    if row.state not in TALKING:
        raise TalkRefused(TalkRefusal.NOT_NOW)
    _contacted(row, place.person_id, at)
    return row


@transaction.atomic
def offer_moments(*, place: Place, offer: Offer, topics: Sequence[str], at: datetime) -> Evaluation:
    """Offer moments, and say which topics one brings; the other chooses one, or offers others.

    Raises TalkRefused.
    """
    row = locked(place.evaluation)
    owes = place.side is Side.RECRUITER and owes_reply(row, Side.RECRUITER)
    asked = topics_in(row)
    _refuse(offer_refused(State(row.state), owes_own=owes))
    _refuse(topics_refused(topics, asked, place.side))
    _refuse(moments_refused(offer.moments, at))
    agenda = _agenda(row, place.side, topics)
    if row.offer == offer.as_json() and row.agenda == agenda:
        return row
    row.offer, row.agenda = offer.as_json(), agenda
    row.save(update_fields=["offer", "agenda"])
    _note(OFFERED, row, place.person_id, at)
    if place.side is Side.RECRUITER:
        _contacted(row, place.person_id, at)
    tell(row, [place.other_id], TalkTold.MOMENTS, at)
    return row


@transaction.atomic
def choose_moment(
    *, place: Place, moment: datetime, topics: Sequence[str], at: datetime
) -> Evaluation:
    """Choose one of the moments the other offers: the talk is planned, and both prepare.

    Twice is once. Raises TalkRefused.
    """
    row = locked(place.evaluation)
    if row.state == State.LIVE_PLANNED and row.live and row.live.starts_at == moment:
        return row
    offer = offer_in(row)
    _refuse(offer_refused(State(row.state), owes_own=owes_reply(row, Side.RECRUITER)))
    _refuse(choice_refused(offer, place.side, moment, at))
    _refuse(topics_refused(topics, topics_in(row), place.side))
    agenda = _agenda(row, place.side, topics)
    if offer is None:
        raise TalkRefused(TalkRefusal.CHANGED)
    row.agenda = agenda
    _plan(row, Moment(moment, offer.minutes, place_words(row, offer)), place.person_id, at)
    return row


@transaction.atomic
def decline(*, place: Place, at: datetime) -> Evaluation:
    """The client needs no talk: who leads recruiters hears that, and nothing else. Twice is once.

    Raises TalkRefused.
    """
    row = locked(place.evaluation)
    if row.state == State.LIVE_DECLINED:
        return row
    _refuse(decline_refused(State(row.state), place.side, is_held=terms_of(row).is_held))
    step(row, Act.DECLINE_LIVE, by=place.person_id, at=at, offer={}, due_at=None)
    if row.live:
        break_off_live_evaluation(conversation=row.live, reason=Reason.NO_LONGER_NEEDED, at=at)
    tell(row, [row.recruiter_id], TalkTold.NO_TALK, at)
    tell_leads(row, TalkTold.DECLINED, at)
    return row


def tell_leads(row: Evaluation, told: TalkTold, at: datetime) -> None:
    """Who leads recruiters hears that something is so; not with whom, and nothing anybody said."""
    for lead in members_with_role(row.organisation_id, Role.RECRUITMENT_LEAD):
        if lead.person_id not in (row.recruiter_id, row.client_id):
            ring(row, lead.person_id, told, at)


def next_look(row: Evaluation, at: datetime) -> datetime | None:
    """When the clock looks whether the talk is followed up: the morning after each last day."""
    if row.state not in (State.LIVE_REQUIRED, State.LIVE_PLANNED):
        return None
    day = looks_next_on(terms_of(row), day_in(row.organisation, at))
    return morning_of(day + DAY, row.organisation.time_zone) if day else None


def _plan(row: Evaluation, moment: Moment, by: UUID, at: datetime) -> None:
    try:
        talk = plan_live_evaluation(
            organisation=row.organisation,
            client=row.client_id,
            recruiter=row.recruiter_id,
            themes=card_of(row),
            moment=moment,
            by=by,
            at=at,
            once=uuid4(),
        )
    except PlanRefused:
        raise TalkRefused(TalkRefusal.PAST) from None
    contacted_at = row.contacted_at or at
    values = {"agenda": row.agenda, "live": talk, "offer": {}, "contacted_at": contacted_at}
    step(row, Act.PLAN_LIVE, by=by, at=at, **values)
    row.due_at = next_look(row, at)
    row.save(update_fields=["due_at"])


def _agenda(row: Evaluation, side: Side, topics: Sequence[str]) -> list[dict[str, str]]:
    other = next(one for one in Side if one is not side)
    return agenda_of({side: list(topics), other: chosen_by(row, other)})


def _contacted(row: Evaluation, by: UUID, at: datetime) -> None:
    if row.contacted_at is None:
        row.contacted_at = at
        row.due_at = next_look(row, at)
        row.save(update_fields=["contacted_at", "due_at"])
        _note(CONTACTED, row, by, at)


def _note(action: str, row: Evaluation, by: UUID | None, at: datetime) -> None:
    record(
        action=action,
        object_type="evaluation",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.client_id,
    )


def _refuse(refusal: TalkRefusal | None) -> None:
    if refusal:
        raise TalkRefused(refusal)
