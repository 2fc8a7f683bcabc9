"""What the two talk about after an evaluation: the topics with both scores beside them, and the terms."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tweespraak.conversations.api import Agreement, Conversation, agreements_of_kind, is_all_closed
from tweespraak.conversations.api import Kind as TalkKind
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.asked import asked_of
from tweespraak.evaluations.queries.content import Asked
from tweespraak.evaluations.queries.replies import sent_replies, values_of
from tweespraak.evaluations.rules.live import gaps
from tweespraak.evaluations.rules.states import READ, TALKING, Side, State
from tweespraak.evaluations.rules.talking import Given, Offer, Terms, went_well
from tweespraak.evaluations.rules.topics import mirrors_of

HELD = (State.LIVE_HELD, State.FOLLOWED_UP)


@dataclass(frozen=True)
class Score:
    """What one side gave, about which topic; no value: it did not apply."""

    topic: Asked
    value: int | None


@dataclass(frozen=True)
class Beside:
    """One topic as both scored it; a side that was asked nothing like it has no score."""

    topic: Asked
    client: Score | None
    recruiter: Score | None

    @property
    def values(self) -> list[int]:
        """The values that were given."""
        scores = (self.client, self.recruiter)
        return [one.value for one in scores if one and one.value is not None]

    @property
    def went_well(self) -> bool:
        """Whether it belongs to what should stay."""
        return went_well(self.values)


def topics_in(evaluation: Evaluation) -> dict[str, Asked]:
    """Every topic that was asked of either side, the client's first."""
    every = [one for side in Side for one in asked_of(evaluation, side)]
    return {one.key: one for one in every}


def given_in(evaluation: Evaluation) -> Given:
    """What both answered; nothing before both read it."""
    replies = sent_replies(evaluation) if evaluation.state in READ else {}
    return Given(
        tuple(topics_in(evaluation)),
        values_of(replies.get(Side.CLIENT)),
        values_of(replies.get(Side.RECRUITER)),
    )


def besides(evaluation: Evaluation, keys: Collection[str]) -> list[Beside]:
    """These topics with what both gave, in this order; what was not asked is left out."""
    topics, given = topics_in(evaluation), given_in(evaluation)
    sides = {one.key: side for side in Side for one in asked_of(evaluation, side)}
    return [_beside(topics[key], sides, topics, given) for key in keys if key in topics]


def most_apart(evaluation: Evaluation) -> int:
    """By how many points the two differ most on the same thing."""
    given = given_in(evaluation)
    return max((one.size for one in gaps(given.client, given.recruiter)), default=0)


def offer_in(evaluation: Evaluation) -> Offer | None:
    """The moments that lie on the table."""
    return Offer.of_json(evaluation.offer)


def evaluation_of(talk: Conversation) -> Evaluation | None:
    """The evaluation a talk is about."""
    return Evaluation.objects.filter(live=talk).first()


def recruiters_of(organisation: UUID, evaluations: Collection[UUID]) -> dict[UUID, UUID]:
    """Who is the recruiter of each of these evaluations here, and nothing else of them."""
    rows = Evaluation.objects.filter(organisation_id=organisation, pk__in=evaluations)
    return dict(rows.values_list("pk", "recruiter_id"))


def is_offered(evaluation: UUID) -> bool:
    """Whether moments for a talk lie on the table: then a client's link leads there."""
    rows = Evaluation.objects.filter(pk=evaluation, state__in=TALKING)
    return rows.exclude(offer={}).exists()


def chosen_by(evaluation: Evaluation, side: Side) -> list[str]:
    """The topics one side brings."""
    return [one["key"] for one in evaluation.agenda if one["by"] == side]


def terms_of(evaluation: Evaluation) -> Terms:
    """By when somebody calls and the talk is held, and what was done of it."""
    live = evaluation.live
    held = live is not None and live.held_at is not None
    return Terms(
        evaluation.contact_by_on,
        evaluation.live_by_on,
        evaluation.contacted_at is not None,
        held or evaluation.state in HELD,
    )


def is_followed_up(evaluation: Evaluation) -> bool:
    """Whether nothing that was agreed is open any more."""
    return evaluation.live_id is not None and is_all_closed(evaluation.live_id)


def agreements_with(organisation: UUID, recruiter: UUID, client: UUID) -> list[Agreement]:
    """What these two agreed in talks about evaluations, what is open first: for their next intake."""
    return agreements_of_kind(organisation, recruiter, client, kind=TalkKind.LIVE_EVALUATION)


def _beside(topic: Asked, sides: dict[str, Side], topics: dict[str, Asked], given: Given) -> Beside:
    mirrors = [topics[key] for key in mirrors_of(topic.key) if key in topics]
    own, other = given.client, given.recruiter
    if sides[topic.key] is Side.RECRUITER:
        own, other = other, own
    mine = Score(topic, own.get(topic.key))
    answered = [one for one in mirrors if one.key in other]
    theirs = Score(answered[0], other[answered[0].key]) if answered else None
    if sides[topic.key] is Side.RECRUITER:
        return Beside(topic, theirs, mine)
    return Beside(topic, mine, theirs)
