"""What has to be known before an evaluation goes out."""

from datetime import date, datetime
from uuid import UUID

from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.asked import asked_of
from tweespraak.evaluations.rules.sending import SendRefusal, latest_day, send_refused
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.topics import SetRefusal, set_refused
from tweespraak.evaluations.rules.vacated import Vacated
from tweespraak.people.api import Organisation, day_in, membership_in


def vacancies_in(evaluation: Evaluation) -> list[Vacated]:
    """The vacancies it is about, in the order in which they were closed."""
    return [Vacated.of_json(row) for row in evaluation.vacancies]


def last_asked_on(organisation: Organisation, client: UUID) -> date | None:
    """The day on which this client was last asked how recruitment went, by whomever."""
    rows = Evaluation.objects.filter(
        organisation_id=organisation.pk, client_id=client, sent_at__isnull=False
    )
    last = rows.order_by("-sent_at").values_list("sent_at", flat=True).first()
    return day_in(organisation, last) if last else None


def topics_refused(evaluation: Evaluation) -> SetRefusal | None:
    """Why its topics cannot be asked; a second measurement asks one thing only."""
    if evaluation.second_of_id:
        return None if asked_of(evaluation, Side.CLIENT) else SetRefusal.NONE
    for side in Side:
        dimensions = [one.dimension for one in asked_of(evaluation, side)]
        if refusal := set_refused(side, dimensions):
            return refusal
    return None


def refused_now(evaluation: Evaluation, at: datetime) -> SendRefusal | None:
    """Why it is not sent at this moment; None when it may."""
    here = evaluation.organisation
    return send_refused(
        State(evaluation.state),
        today=day_in(here, at),
        last_asked=last_asked_on(here, evaluation.client_id),
        is_here=membership_in(here.pk, evaluation.client_id) is not None,
        topics=topics_refused(evaluation),
    )


def latest_of(evaluation: Evaluation) -> date:
    """The last day to which it may be put off."""
    closed = [one.closed_on for one in vacancies_in(evaluation)]
    return latest_day(closed, last_asked_on(evaluation.organisation, evaluation.client_id))
