"""Say how a talk went, once."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tweespraak.conversations.actions.record_bell import Told, tell
from tweespraak.conversations.actions.steps import locked, note
from tweespraak.conversations.models import Participant
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.pulse import is_complete, may_give
from tweespraak.conversations.rules.recording import RecordRefused, Refusal
from tweespraak.conversations.rules.states import State
from tweespraak.people.api import Person


@transaction.atomic
def give_pulse(*, seat: Seat, pulse: Mapping[str, int], by: Person, at: datetime) -> Participant:
    """Keep how it went for this side. It does not change afterwards: the other reads it once both
    answered. Raises RecordRefused.
    """
    conversation = locked(seat.conversation)
    me = Participant.objects.get(pk=seat.me.pk)
    if me.pulse:
        return me
    if not may_give(State(conversation.state)) or not is_complete(pulse):
        raise RecordRefused(Refusal.NOT_NOW)
    me.pulse, me.pulse_at = dict(pulse), at
    me.save(update_fields=["pulse", "pulse_at"])
    note(conversation, "conversations.pulse_given", by=by.pk, at=at)
    other = Participant.objects.select_related("person").get(pk=seat.other.pk)
    if other.pulse:
        tell(Told.BOTH_PULSES, conversation, other, at)
    return me
