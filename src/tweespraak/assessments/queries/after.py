"""What there is after the talk: goals, answers of others as averages, the card and who may read it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.protocol import choices_in
from tweespraak.assessments.rules.after import Average, averages, goal_keys
from tweespraak.assessments.rules.states import State
from tweespraak.insights.api import Goal
from tweespraak.people.api import Membership, day_in, manager_of, membership_in


def goals_of_talk(case: Case) -> list[Goal]:
    """The goals the participant made of this talk; only for them."""
    return list(Goal.objects.filter(pk__in=goal_keys(case.pk), person=case.participant_id))


def averages_in(organisation: UUID) -> tuple[Average, ...]:
    """How participants here look back, as far as that tells of nobody."""
    rows = Case.objects.filter(organisation_id=organisation).exclude(aftercare={})
    answers: list[dict[str, Any]] = sorted(
        (row for row in rows.values_list("aftercare", flat=True)), key=lambda one: str(one["at"])
    )
    return averages(answers)


def aftercare_due(at: datetime) -> QuerySet[Case]:
    """Cases in which it may be time to ask how it is going; the day itself is the organisation's."""
    rows = Case.objects.filter(
        aftercare_on__lte=at.date(), aftercare_asked_at=None, aftercare={}
    ).exclude(state=State.WITHDRAWN)  # who stopped is left in peace
    return rows.select_related("organisation")


def manager_for(case: Case, at: datetime) -> Membership | None:
    """The participant's manager today."""
    member = membership_in(case.organisation_id, case.participant_id)
    return manager_of(member, day_in(case.organisation, at)) if member else None


def card_lines(case: Case) -> list[tuple[str, str, str]]:
    """What can stand on the card: key, what it is, and its words."""
    found = [
        (f"{kind}:{key}", kind, words)
        for kind, rows in choices_in(case).items()
        for key, words in rows.items()
    ]
    return [*found, *((f"goal:{one.pk}", "goal", one.wording) for one in goals_of_talk(case))]


def cards_shared_with(person: UUID, organisation: UUID) -> set[UUID]:
    """The cases whose card this person may read."""
    rows = Case.objects.filter(organisation_id=organisation, card_shared_with=person)
    return set(rows.exclude(card_shared_at=None).values_list("pk", flat=True))


def shared_card(case: UUID, organisation: UUID, person: UUID) -> Case | None:
    """The case whose card was shared with this person, and not taken back."""
    return (
        Case.objects.filter(pk=case, organisation_id=organisation, card_shared_with=person)
        .exclude(card_shared_at=None)
        .select_related("organisation")
        .first()
    )
