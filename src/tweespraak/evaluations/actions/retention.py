"""Keep the terms of evaluations: what was said goes after a year, and the names in what was counted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.evaluations.actions.tallying import strip_names
from tweespraak.evaluations.models import Evaluation, Figure
from tweespraak.evaluations.queries.retention import (
    day_of,
    evaluations_over,
    figures_over,
    is_evaluation_over,
    names_over,
)
from tweespraak.evaluations.rules.retention import Kind, Term
from tweespraak.foundation.personal_data import AGAIN, Erased, Over
from tweespraak.notifications.api import forget_mails
from tweespraak.people.api import PersonalLink


def rows_over(organisation: UUID, at: datetime) -> list[Over]:
    """What has to go in this organisation now."""
    return [
        *(Over(Kind.EVALUATION, key, Term.A_YEAR) for key in evaluations_over(organisation, at)),
        *(Over(Kind.NAMES, key, Term.A_YEAR) for key in names_over(organisation, at)),
        *(Over(Kind.FIGURES, key, Term.A_YEAR) for key in figures_over(organisation, at)),
    ]


@transaction.atomic
def erase_over(over: Over, at: datetime) -> Erased | None:
    """Erase one of these, if it still has to go; twice is once."""
    if over.kind == Kind.EVALUATION:
        return _erase_evaluation(over, at)
    found = day_of(over.kind, over.object_id)
    if found is None:
        return None
    if over.kind == Kind.NAMES:
        strip_names(organisation=found[0], month=found[1])
    else:
        rows = Figure.objects.filter(organisation_id=found[0], until_on=found[1])
        rows.exclude(recruiter=None).delete()
    return Erased(about=None)


def _erase_evaluation(over: Over, at: datetime) -> Erased | None:
    rows = Evaluation.objects.select_for_update(of=("self",)).select_related("organisation")
    row = rows.filter(pk=over.object_id).first()
    if row is None or (over.term != AGAIN and not is_evaluation_over(row, at)):
        return None
    links = PersonalLink.objects.filter(object_id=row.pk)
    forget_mails(object_ids=[row.pk, *links.values_list("pk", flat=True)])
    links.delete()
    about = row.client_id
    row.replies.all().delete()  # the answers go with them
    row.delete()
    return Erased(about=about)
