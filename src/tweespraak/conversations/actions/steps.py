"""One step of a conversation: the new state, a new version for the other device, one audit row."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from tweespraak.audit.api import record
from tweespraak.conversations.events import ConversationMovedOn
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.states import Act, State, state_after
from tweespraak.foundation.events import announce

CHANNEL = "conversations"  # of PostgreSQL: some version was raised
RECORDED = {act: f"conversations.{act.value}" for act in Act}


class NotAtTheTable(Exception):
    """The person is not one of the two."""


def locked(conversation: Conversation | UUID) -> Conversation:
    """The conversation as it is now, with the door closed behind us: one change at a time."""
    key = conversation.pk if isinstance(conversation, Conversation) else conversation
    return Conversation.objects.select_for_update().get(pk=key)


@transaction.atomic
def step(
    conversation: Conversation, act: Act, *, by: UUID | None, at: datetime, **values: object
) -> Conversation:
    """Take a step that the table allows, and set these fields with it. Raises ActRefused.

    The row must be `locked`. `by` is a person's key; none: the clock.
    """
    before = State(conversation.state)
    after = state_after(before, act, Kind(conversation.kind))
    conversation.state = after
    for name, value in values.items():
        setattr(conversation, name, value)
    conversation.version += 1
    conversation.laid_version = conversation.version
    conversation.save(update_fields=["state", "version", "laid_version", *values])
    _wake_streams()
    record(
        action=RECORDED[act],
        object_type="conversation",
        object_id=conversation.pk,
        at=at,
        by=by,
        organisation=conversation.organisation_id,
        state_from=before,
        state_to=after,
    )
    kind, organisation = Kind(conversation.kind), conversation.organisation_id
    announce(ConversationMovedOn(conversation.pk, organisation, kind, after, at))
    return conversation


def note(conversation: Conversation, action: str, *, by: UUID | None, at: datetime) -> None:
    """Write in the log that something was done with a conversation that is no step of it."""
    record(
        action=action,
        object_type="conversation",
        object_id=conversation.pk,
        at=at,
        by=by,
        organisation=conversation.organisation_id,
    )


def touch(*conversations: UUID) -> None:
    """Something the other device should show has changed: raise the version, in this transaction."""
    newer = F("version") + 1
    Conversation.objects.filter(pk__in=conversations).update(version=newer, laid_version=newer)
    _wake_streams()


def touch_chairs(*conversations: UUID, **values: object) -> None:
    """Who is there or who speaks has changed, which is set here; what lies on the table has not."""
    rows = Conversation.objects.filter(pk__in=conversations)
    rows.update(version=F("version") + 1, **values)
    _wake_streams()


def _wake_streams() -> None:
    """PostgreSQL tells the streams of the live rooms, after the commit; elsewhere they look by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
