"""Evaluations of the recruiter with Anna, who is the client: one that is prepared, one that was sent, one
both can read; and a topic of the organisation's own."""

from dataclasses import dataclass

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import prepared, revealed, sent
from tests.evaluations.results import FIVE, figure, looked_at, said
from tweespraak.evaluations.models import Evaluation, Import, Topic
from tweespraak.evaluations.rules.states import Side
from tweespraak.foundation import clock
from tweespraak.people.roles import Role


@dataclass(frozen=True)
class Evaluations:
    """Anna never heard of what is prepared."""

    prepared: Evaluation
    sent: Evaluation
    revealed: Evaluation
    topic: Topic
    looked_at: Import


def put_evaluations(anna: Actor, by_role: dict[str, Actor]) -> Evaluations:
    """The recruiter asks Anna."""
    recruiter = by_role[Role.RECRUITER]
    words = {"nl": {"title": "Ritme", "question": "Hoe vind je het ritme?"}}
    topic = Topic.objects.create(
        organisation=anna.member.organisation,
        side=Side.CLIENT,
        dimension="service",
        words=words,
        created_by_id=by_role[Role.RECRUITMENT_LEAD].person.pk,
        created_at=THEN,
    )
    figure(anna.member.organisation, "S01", FIVE, dimension="service")
    said(recruiter, anna, {"S01": 4}, 9)
    return Evaluations(
        prepared=prepared(recruiter, anna),
        sent=sent(recruiter, anna, sent_at=clock.now()),
        revealed=revealed(recruiter, anna),
        topic=topic,
        looked_at=looked_at(by_role[Role.RECRUITMENT_LEAD]),
    )
