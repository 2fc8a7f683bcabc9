"""Choose what is asked: in one evaluation, by default, and topics of the organisation's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.actions.steps import locked
from tweespraak.evaluations.models import Evaluation, Topic, TopicSet
from tweespraak.evaluations.queries.asked import in_order
from tweespraak.evaluations.queries.content import Words
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.topics import Dimension, SetRefusal, set_refused, side_of
from tweespraak.foundation.once import made_before
from tweespraak.people.api import Organisation

CHOSEN, KEPT = "evaluations.topics_chosen", "evaluations.default_set_kept"
ADDED, ARCHIVED, BACK = (
    "evaluations.topic_added",
    "evaluations.topic_archived",
    "evaluations.topic_brought_back",
)


class SetRefused(Exception):
    """These topics are not asked of this side; `refusal` says why."""

    def __init__(self, side: Side, refusal: SetRefusal) -> None:
        super().__init__(side, refusal)
        self.side = side
        self.refusal = refusal


class AlreadySent(Exception):
    """What is asked is fixed from sending on."""


@dataclass(frozen=True)
class Chosen:
    """The keys of topics for both sides, in order."""

    client: Sequence[str]
    recruiter: Sequence[str]

    def of(self, side: Side) -> list[str]:
        """For one of the two."""
        return list(self.client if side is Side.CLIENT else self.recruiter)


@transaction.atomic
def choose_topics(*, evaluation: Evaluation, chosen: Chosen, by: UUID, at: datetime) -> Evaluation:
    """What this client is asked, and what the recruiter is asked about them.

    Raises SetRefused, AlreadySent.
    """
    row = locked(evaluation)
    if row.state != State.PREPARED or row.second_of_id:
        raise AlreadySent
    _must_fit(row.organisation_id, chosen)
    row.client_topics, row.recruiter_topics = chosen.of(Side.CLIENT), chosen.of(Side.RECRUITER)
    if row.due_at is None:  # it could not go out of itself with what was chosen before
        row.due_at = at
    row.save(update_fields=["client_topics", "recruiter_topics", "due_at"])
    _note(CHOSEN, "evaluation", row.pk, row.organisation_id, by, at)
    return row


@transaction.atomic
def keep_default_set(
    *, organisation: Organisation, chosen: Chosen, by: UUID, at: datetime
) -> TopicSet:
    """What is asked from now on unless a recruiter chooses otherwise; what is prepared stays as it is.

    Raises SetRefused.
    """
    _must_fit(organisation.pk, chosen)
    kept, _made = TopicSet.objects.update_or_create(
        organisation=organisation,
        defaults={
            "client": chosen.of(Side.CLIENT),
            "recruiter": chosen.of(Side.RECRUITER),
            "saved_at": at,
            "saved_by_id": by,
        },
    )
    _note(KEPT, "organisation", organisation.pk, organisation.pk, by, at)
    return kept


@transaction.atomic
def add_topic(
    *,
    organisation: Organisation,
    once: UUID,
    dimension: Dimension,
    words: Words,
    by: UUID,
    at: datetime,
) -> Topic:
    """A topic of the organisation's own; from here it can be chosen. The same `once` adds once.

    Raises OnceTaken.
    """
    if made := made_before(Topic, once, organisation_id=organisation.pk):
        return made
    made = Topic.objects.create(
        pk=once,
        organisation=organisation,
        side=side_of(dimension),
        dimension=dimension,
        words=_plain(words),
        created_by_id=by,
        created_at=at,
    )
    _note(ADDED, "topic", made.pk, organisation.pk, by, at)
    return made


@transaction.atomic
def archive_topic(*, topic: Topic, is_asked: bool, by: UUID, at: datetime) -> Topic:
    """Ask it no more, or ask it again; what was prepared or answered stays. Twice is once."""
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    if (row.archived_at is None) is is_asked:
        return row
    row.archived_at = None if is_asked else at
    row.save(update_fields=["archived_at"])
    _note(BACK if is_asked else ARCHIVED, "topic", row.pk, row.organisation_id, by, at)
    return row


def _must_fit(organisation: UUID, chosen: Chosen) -> None:
    for side in Side:
        keys = chosen.of(side)
        if len(set(keys)) < len(keys):
            raise SetRefused(side, SetRefusal.TWICE)
        dimensions = [one.dimension for one in in_order(organisation, keys)]
        if refusal := set_refused(side, dimensions):
            raise SetRefused(side, refusal)


def _plain(words: Words) -> dict[str, Mapping[str, str]]:
    return {language: dict(both) for language, both in words.items()}


def _note(action: str, kind: str, key: UUID, organisation: UUID, by: UUID, at: datetime) -> None:
    record(action=action, object_type=kind, object_id=key, at=at, by=by, organisation=organisation)
