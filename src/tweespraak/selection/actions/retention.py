"""Keep the terms: an application goes when its days are over, its candidate hears so beforehand."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.personal_data import AGAIN, Erased, Over, Rule
from tweespraak.notifications.api import queue_mail
from tweespraak.people.api import (
    language_for,
    link_url,
    make_link,
    membership_in,
    sender_of,
)
from tweespraak.selection.actions.erasing import erase_application, erase_vacancy, let_go
from tweespraak.selection.actions.telling import APPLIES, LINK_LASTS
from tweespraak.selection.documents.deletion import deletion_letter
from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.queries.retention import (
    Kept,
    applications_over,
    applications_to_warn,
    is_vacancy_gone,
    kept_of,
    vacancies_over,
)
from tweespraak.selection.rules.retention import Kind, Term

TOLD = "selection.deletion_told"
MAIL = "selection.deletion"


def rows_over(organisation: UUID, at: datetime) -> list[Over]:
    """What has to go in this organisation now: applications first, then vacancies of long ago."""
    return [
        *(
            Over(Kind.APPLICATION, kept.candidacy.pk, kept.term)
            for kept in applications_over(organisation, at)
        ),
        *(
            Over(Kind.VACANCY, vacancy.pk, Term.TWO_YEARS)
            for vacancy in vacancies_over(organisation, at)
        ),
    ]


@transaction.atomic
def erase_over(over: Over, at: datetime) -> Erased | None:
    """Erase one of these, if it still has to go; twice is once."""
    if over.kind == Kind.VACANCY:
        return _erase_vacancy(over, at)
    row = Candidacy.objects.select_for_update().filter(pk=over.object_id).first()
    kept = kept_of(over.object_id, at)
    if row is None or (over.term != AGAIN and not (kept and kept.is_over)):
        return None
    member, person = membership_in(row.organisation_id, row.person_id), row.person_id
    erase_application(row)
    if member:
        let_go(member, rule=Rule.RETENTION, at=at)
    return Erased(about=person)


def warn_of_deletion(organisation: UUID, at: datetime) -> int:
    """Tell whose application goes within fourteen days, once; returns how many."""
    return sum(_warned(kept.candidacy.pk, at) for kept in applications_to_warn(organisation, at))


def _erase_vacancy(over: Over, at: datetime) -> Erased | None:
    row = Vacancy.objects.select_for_update().filter(pk=over.object_id, candidacies=None).first()
    if row is None or (over.term != AGAIN and not is_vacancy_gone(row, at)):
        return None
    erase_vacancy(row)
    return Erased(about=None)


@transaction.atomic
def _warned(candidacy: UUID, at: datetime) -> bool:
    kept = kept_of(candidacy, at)
    if kept is None or not kept.must_warn:
        return False
    row = kept.candidacy
    row.told_of_deletion_at = at
    row.save(update_fields=["told_of_deletion_at"])
    _mail(kept, at)
    record(
        action=TOLD,
        object_type="application",
        object_id=row.pk,
        at=at,
        by=None,
        organisation=row.organisation_id,
        about=row.person_id,
    )
    return True


def _mail(kept: Kept, at: datetime) -> None:
    row, here = kept.candidacy, kept.candidacy.organisation
    member = membership_in(here.pk, row.person_id)
    if member is None or kept.goes_on is None:  # who left has no address here any more
        return
    link = make_link(
        organisation=here,
        person=member.person,
        slot=APPLIES,
        object_id=row.pk,
        at=at,
        valid_for=LINK_LASTS,
    )
    queue_mail(
        kind=MAIL,
        address=member.person.email,
        letter=deletion_letter(
            here,
            language=language_for(member),
            name=member.given_name,
            goes_on=kept.goes_on,
            address=link_url(link),
        ),
        person=member.person_id,
        object_id=link.pk,
        at=at,
        **sender_of(here),
    )
