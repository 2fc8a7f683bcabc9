"""What is asked: of the library and of the organisation's own topics, by default and in one evaluation."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from tweespraak.evaluations.models import Evaluation, Topic, TopicSet
from tweespraak.evaluations.queries.content import Asked, topic, topics
from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.topics import DEFAULTS, Dimension, set_refused


def topics_for(organisation: UUID, side: Side) -> list[Asked]:
    """Everything this side may be asked: the library, and after it the organisation's own."""
    return [*topics(side), *own_topics(organisation, side)]


def own_topics(organisation: UUID, side: Side) -> list[Asked]:
    """What the organisation added itself, the oldest first."""
    rows = Topic.objects.filter(organisation_id=organisation, side=side, archived_at=None)
    return [_own(row) for row in rows.order_by("created_at", "pk")]


def every_own_topic(organisation: UUID) -> list[tuple[Topic, Asked]]:
    """Every topic the organisation ever added, also those it asks no more."""
    rows = Topic.objects.filter(organisation_id=organisation).order_by("created_at", "pk")
    return [(row, _own(row)) for row in rows]


def default_keys(organisation: UUID, side: Side) -> list[str]:
    """What this organisation asks unless somebody chooses otherwise; what was archived is left out.

    When what is left may not be asked together, the set of the library counts.
    """
    kept = TopicSet.objects.filter(organisation_id=organisation).first()
    there = {one.key: one for one in topics_for(organisation, side)}
    keys = [key for key in (getattr(kept, side.value) if kept else []) if key in there]
    is_whole = set_refused(side, [there[key].dimension for key in keys]) is None
    return keys if is_whole else list(DEFAULTS[side])


def asked_of(evaluation: Evaluation, side: Side) -> list[Asked]:
    """What this side is asked: to the letter once it was sent, before that as it is chosen now."""
    if evaluation.asked:
        return [Asked.of_json(row) for row in evaluation.asked[side.value]]
    return in_order(evaluation.organisation_id, chosen_keys(evaluation, side))


def asked_when_sent(evaluation: Evaluation) -> dict[str, list[dict[str, Any]]]:
    """What would be asked of both sides if it was sent now, as it is kept from then on."""
    return {side.value: [one.as_json() for one in asked_of(evaluation, side)] for side in Side}


def chosen_keys(evaluation: Evaluation, side: Side) -> list[str]:
    """The topics chosen for this side, in order."""
    keys = evaluation.client_topics if side is Side.CLIENT else evaluation.recruiter_topics
    return list(keys)


def in_order(organisation: UUID, keys: Sequence[str]) -> list[Asked]:
    """The topics with these keys, also those that are asked no more; others are left out."""
    own = _by_key(organisation, [key for key in keys if topic(key) is None])
    found = [topic(key) or own.get(key) for key in keys]
    return [one for one in found if one]


def _by_key(organisation: UUID, keys: Iterable[str]) -> dict[str, Asked]:
    wanted = [key for key in map(_uuid, keys) if key]
    rows = Topic.objects.filter(organisation_id=organisation, pk__in=wanted) if wanted else []
    return {str(row.pk): _own(row) for row in rows}


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def _own(row: Topic) -> Asked:
    return Asked(str(row.pk), Dimension(row.dimension), row.words, is_own=True)
