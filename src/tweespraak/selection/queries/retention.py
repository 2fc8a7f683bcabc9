"""Which applications and vacancies have been kept long enough, and who hears that soon."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.people.api import day_in
from tweespraak.privacy.api import Consent
from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.queries.openings import YEAR_PURPOSE, is_held
from tweespraak.selection.rules.opening import KEPT, deletes_on
from tweespraak.selection.rules.retention import (
    WARNING,
    Kind,
    Term,
    is_over,
    is_vacancy_over,
    must_warn,
)

A_DAY = timedelta(days=1)  # the day of an organisation can be ahead of ours


@dataclass(frozen=True)
class Kept:
    """An application of a procedure that ended, and until when it is kept."""

    candidacy: Candidacy
    today: date
    closed_on: date
    year: Consent | None  # let be kept for a year, and not taken back

    @property
    def year_until_on(self) -> date | None:
        """The last day of that year."""
        return day_in(self.candidacy.organisation, self.year.until_at) if self.year else None

    @property
    def goes_on(self) -> date | None:
        """The day on which it is deleted."""
        return deletes_on(self.closed_on, self.year_until_on)

    @property
    def is_over(self) -> bool:
        """Whether it has to go now."""
        return is_over(
            self.today,
            closed_on=self.closed_on,
            year_until_on=self.year_until_on,
            is_held=is_held(self.candidacy),
        )

    @property
    def must_warn(self) -> bool:
        """Whether the person hears now that it goes."""
        told_at = self.candidacy.told_of_deletion_at
        return must_warn(
            self.today,
            closed_on=self.closed_on,
            year_until_on=self.year_until_on,
            is_held=is_held(self.candidacy),
            told_on=day_in(self.candidacy.organisation, told_at) if told_at else None,
        )

    @property
    def term(self) -> Term:
        """Which term it is kept for."""
        return Term.A_YEAR if self.candidacy.consent_id else Term.DAYS_28


def applications_over(organisation: UUID, at: datetime) -> list[Kept]:
    """The applications that have to go now."""
    ended = _ended(at).filter(organisation_id=organisation)
    old = ended.filter(vacancy__closed_at__lt=at - KEPT + A_DAY)
    return [kept for kept in _kept(old, at) if kept.is_over]


def applications_to_warn(organisation: UUID, at: datetime) -> list[Kept]:
    """The applications that go within fourteen days, and whose candidate did not hear so yet."""
    ended = _ended(at).filter(organisation_id=organisation)
    old = ended.filter(vacancy__closed_at__lt=at - KEPT + WARNING + A_DAY)
    return [kept for kept in _kept(old, at) if kept.must_warn]


def kept_of(candidacy: UUID, at: datetime) -> Kept | None:
    """Until when this one is kept, its row locked; None while the procedure runs, or when it is gone."""
    rows = _ended(at).filter(pk=candidacy).select_for_update(of=("self",))
    return next(_kept(rows, at), None)


def vacancies_over(organisation: UUID, at: datetime) -> list[Vacancy]:
    """The vacancies of which everything has been there for two years, and no application is left."""
    rows = Vacancy.objects.filter(organisation_id=organisation, candidacies=None)
    return [
        row
        for row in rows.exclude(closed_at=None).select_related("organisation")
        if is_vacancy_gone(row, at)
    ]


def is_vacancy_gone(vacancy: Vacancy, at: datetime) -> bool:
    """Whether its two years are over."""
    here, closed_at = vacancy.organisation, vacancy.closed_at
    return is_vacancy_over(day_in(here, at), day_in(here, closed_at) if closed_at else None)


def rows_there(kind: str, keys: Iterable[UUID]) -> list[UUID]:
    """Which of these applications or vacancies exist."""
    rows = (Candidacy if kind == Kind.APPLICATION else Vacancy)._default_manager.all()
    return list(rows.filter(pk__in=list(keys)).values_list("pk", flat=True))


def _ended(at: datetime) -> QuerySet[Candidacy]:
    return (
        Candidacy.objects.filter(vacancy__closed_at__lte=at)
        .select_related("organisation", "vacancy", "rejection")
        .order_by("vacancy__closed_at", "pk")
    )


def _kept(rows: QuerySet[Candidacy], at: datetime) -> Iterator[Kept]:
    found = list(rows)
    consents = Consent.objects.filter(
        purpose=YEAR_PURPOSE,
        object_id__in=[row.pk for row in found],
        withdrawn_at=None,
        replaced_at=None,
    )
    years = {consent.object_id: consent for consent in consents}
    for row in found:
        here = row.organisation
        closed_on = day_in(here, row.vacancy.closed_at or at)
        yield Kept(row, day_in(here, at), closed_on, years.get(row.pk))
