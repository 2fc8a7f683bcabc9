"""One row of everything in evaluations, of which every field that can point at a person points at one."""

from datetime import date

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import prepared, sent
from tweespraak.evaluations.models import (
    Evaluation,
    Figure,
    Import,
    SurveyToken,
    Tally,
    Topic,
    TopicSet,
)


def evaluations_of_everybody(who: Actor, other: Actor) -> None:
    """As recruiter, as client, and as who watches over it all."""
    here, person = who.member.organisation, who.person
    prepared(who, other)
    sent(other, who)
    Evaluation.objects.update(created_by_id=person.pk)
    Topic.objects.create(
        organisation=here, side="client", dimension="service", words={}, created_by_id=person.pk,
        created_at=THEN,
    )  # fmt: skip
    TopicSet.objects.create(organisation=here, saved_at=THEN, saved_by_id=person.pk)
    Import.objects.create(organisation=here, name="x.csv", file_hash="0", by=person, at=THEN)
    month = date(2026, 8, 1)
    Tally.objects.create(
        organisation=here, month=month, side="client", recruiter=person, client=person,
        topic="nps", value=9, count=1,
    )  # fmt: skip
    Figure.objects.create(
        organisation=here, from_on=month, until_on=date(2026, 9, 1), recruiter=person, measure="nps"
    )
    SurveyToken.objects.create(
        organisation=here, person_id=person.pk, subject_id=person.pk, group="rejected",
        closes_on=month,
    )  # fmt: skip
