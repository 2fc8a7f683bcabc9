"""The talk after an evaluation of recruitment: planned there, prepared, held and recorded here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.actions.planning import PLANNED, PlanRefused
from tweespraak.conversations.actions.steps import locked, step
from tweespraak.conversations.actions.telling import tell
from tweespraak.conversations.documents.planning import Told
from tweespraak.conversations.models import Conversation, Participant, Theme
from tweespraak.conversations.rules import SIDES, Kind, Side
from tweespraak.conversations.rules.planning import Moment, Refusal, due_after
from tweespraak.conversations.rules.states import BEFORE_HELD, Act, Reason, State
from tweespraak.conversations.rules.themes import ThemeWords
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Organisation

KIND = Kind.LIVE_EVALUATION


@transaction.atomic
def plan_live_evaluation(
    *,
    organisation: Organisation,
    client: UUID,
    recruiter: UUID,
    themes: Sequence[ThemeWords],
    moment: Moment,
    by: UUID,
    at: datetime,
    once: UUID,
) -> Conversation:
    """A talk of these two at a moment one offered and the other (`by`) chose: both prepare from now on.

    The same `once` gives the same talk. Raises PlanRefused or OnceTaken.
    """
    if moment.starts_at <= at:
        raise PlanRefused(Refusal.PAST)
    made, new = Conversation.objects.get_or_create(
        pk=once,
        defaults={
            "organisation": organisation,
            "kind": KIND,
            "created_at": at,
            "created_by_id": by,
        },
    )
    persons = dict(zip(SIDES[KIND], (client, recruiter), strict=True))
    if not new:
        return _same(made, persons)
    for side, person in persons.items():
        Participant.objects.create(conversation=made, side=side, person_id=person, confirmed_at=at)
    _lay_themes(made, themes)
    record(
        action=PLANNED,
        object_type="conversation",
        object_id=made.pk,
        at=at,
        by=by,
        organisation=organisation.pk,
        state_to=State.PLANNED,
    )
    return _settled(made, moment, by, at)


@transaction.atomic
def break_off_live_evaluation(*, conversation: Conversation, reason: Reason, at: datetime) -> None:
    """The client would rather not, or one of the two left: it is off. Later than that, nothing happens."""
    row = locked(conversation)
    if row.kind != KIND or row.state not in BEFORE_HELD:
        return
    number = row.invitation_number + 1
    step(row, Act.BREAK_OFF, by=None, at=at, ended_because=reason, invitation_number=number)
    tell(row, row.participants.select_related("person"), Told.CALLED_OFF, at)


def _settled(row: Conversation, moment: Moment, by: UUID, at: datetime) -> Conversation:
    step(
        row,
        Act.INVITE,
        by=by,
        at=at,
        starts_at=moment.starts_at,
        minutes=moment.minutes,
        place=moment.place,
        invitation_number=1,
    )
    zone = row.organisation.time_zone
    due_at = due_after(State.PREPARING, moment.starts_at, at=at, zone=zone)
    step(row, Act.CONFIRM, by=by, at=at, due_at=due_at)
    tell(row, row.participants.select_related("person"), Told.CONFIRMED, at, but_not=by)
    return row


def _same(made: Conversation, persons: Mapping[Side, UUID]) -> Conversation:
    there = {Side(one.side): one.person_id for one in made.participants.all()}
    if made.kind != KIND or there != dict(persons):
        raise OnceTaken
    return made


def _lay_themes(made: Conversation, themes: Sequence[ThemeWords]) -> None:
    for position, words in enumerate(themes):
        Theme.objects.create(
            conversation=made,
            key=words.key,
            position=position,
            name=words.name,
            questions=words.questions,
        )
