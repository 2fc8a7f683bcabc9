"""When a vacancy is over, everybody somebody was sought for is asked how that went."""

from datetime import datetime
from uuid import UUID

from tweespraak.evaluations.api import Outcome, Vacated, prepare
from tweespraak.people.api import Role, day_in, members_with_role
from tweespraak.selection.models import Interview, Vacancy
from tweespraak.selection.queries.profiles import signers_of


def ask_how_it_went(vacancy: Vacancy, by: UUID, at: datetime) -> None:
    """Prepare an evaluation with every internal client, whatever the outcome; recruiters are none."""
    prepare(
        organisation=vacancy.organisation,
        recruiter=vacancy.recruiter_id,
        clients=clients_of(vacancy),
        vacancy=Vacated(
            id=vacancy.pk,
            title=vacancy.title,
            closed_on=day_in(vacancy.organisation, at),
            outcome=Outcome(vacancy.closed_because),
            interviewed=_was_somebody_interviewed(vacancy),
        ),
        by=by,
        at=at,
    )


def clients_of(vacancy: Vacancy) -> list[UUID]:
    """Who asked for it, and who signed its requirements without recruiting."""
    rows = members_with_role(vacancy.organisation_id, Role.RECRUITER)
    recruiters = set(rows.values_list("person_id", flat=True))
    signers = [one.person_id for one in signers_of(vacancy) if one.person_id not in recruiters]
    return list(dict.fromkeys([vacancy.hiring_manager_id, *signers]))


def _was_somebody_interviewed(vacancy: Vacancy) -> bool:
    return Interview.objects.filter(candidacy__vacancy=vacancy, held_at__isnull=False).exists()
