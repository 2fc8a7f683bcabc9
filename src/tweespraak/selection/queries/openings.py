"""A vacancy as the world sees it, and an application as its candidate does."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from tweespraak.people.api import day_in
from tweespraak.privacy.api import Consent, live_consents
from tweespraak.selection.models import Candidacy, Interview, Profile, Vacancy
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.opening import (
    Shut,
    Standing,
    deletes_on,
    shut_because,
    standing_of,
)
from tweespraak.selection.rules.profiles import Requirement
from tweespraak.selection.rules.states import ProfileState, State

YEAR_PURPOSE = "selection.year"


@dataclass(frozen=True)
class Opening:
    """A vacancy on its open page; `shut` says why nobody can apply, if so."""

    vacancy: Vacancy
    profile: Profile | None  # the version everybody signed
    shut: Shut | None

    @property
    def musts(self) -> list[Requirement]:
        """What somebody has to have."""
        return [one for one in self._requirements if one.is_must]

    @property
    def nices(self) -> list[Requirement]:
        """What helps."""
        return [one for one in self._requirements if not one.is_must]

    @property
    def _requirements(self) -> list[Requirement]:
        return [Requirement.of(row) for row in self.profile.requirements] if self.profile else []


def vacancy_with(vacancy: UUID) -> Vacancy | None:
    """A vacancy, of whichever organisation: for its open page."""
    rows = Vacancy.objects.select_related("organisation__brand")
    return rows.defer("organisation__brand__logo").filter(pk=vacancy).first()


def opening_of(vacancy: Vacancy, at: datetime) -> Opening:
    """What the world sees of it now."""
    found = profile_of(vacancy)
    state = ProfileState(found.state) if found else None
    shut = shut_because(
        is_published=vacancy.published_at is not None,
        profile=state,
        open_until_on=vacancy.open_until_on,
        is_closed=vacancy.closed_at is not None,
        today=day_in(vacancy.organisation, at),
    )
    return Opening(vacancy, found if state is ProfileState.SIGNED else None, shut)


def application_of(candidacy: UUID, person: UUID) -> Candidacy | None:
    """One's own application, in whichever organisation; None when it is not theirs."""
    return (
        Candidacy.objects.filter(pk=candidacy, person_id=person)
        .select_related(
            "organisation",
            "vacancy__recruiter",
            "vacancy__lens_version",
            "person",
            "consent",
            "cv",
            "rejection",
        )
        .defer("cv__content")
        .first()
    )


def planned_of(candidacy: Candidacy, at: datetime) -> list[Interview]:
    """The interviews that are still to come, the first one first."""
    rows = candidacy.interviews.filter(cancelled_at=None, held_at=None, starts_at__gt=at)
    return list(rows.prefetch_related("judgements").order_by("starts_at", "pk"))


def was_invited(candidacy: Candidacy) -> bool:
    """Whether an interview was ever planned."""
    return candidacy.interviews.exists()


def is_held(candidacy: Candidacy) -> bool:
    """Whether something holds it: a complaint, or a rejection with an objection still to answer."""
    told = getattr(candidacy, "rejection", None)
    waits = told is not None and told.objected_at is not None and told.answered_at is None
    return candidacy.held_since_at is not None or waits


def year_of(candidacy: Candidacy, at: datetime) -> Consent | None:
    """The consent to keep it a year that stands now."""
    return live_consents(YEAR_PURPOSE, [candidacy.pk], at).first()


def deletion_day(candidacy: Candidacy, at: datetime) -> date | None:
    """When everything of it is deleted; None while the procedure runs."""
    here = candidacy.organisation
    closed_at, consent = candidacy.vacancy.closed_at, year_of(candidacy, at)
    return deletes_on(
        day_in(here, closed_at) if closed_at else None,
        day_in(here, consent.until_at) if consent else None,
    )


def kept_applications(applications: Collection[UUID]) -> dict[UUID, str]:
    """For which job each of these applications was."""
    rows = Candidacy.objects.filter(pk__in=applications)
    return dict(rows.values_list("pk", "vacancy__title"))


def standing_now(candidacy: Candidacy, at: datetime) -> Standing:
    """Where an application stands, as its candidate hears it."""
    return standing_of(
        State(candidacy.state),
        was_invited=was_invited(candidacy),
        has_planned=bool(planned_of(candidacy, at)),
    )


def own_applications(person: UUID, at: datetime) -> list[tuple[Candidacy, Standing]]:
    """Everything somebody applied for that is still kept, in every organisation, the newest first."""
    talks = Interview.objects.filter(candidacy=OuterRef("pk"))
    planned = talks.filter(cancelled_at=None, held_at=None, starts_at__gt=at)
    rows = (
        Candidacy.objects.filter(person_id=person)
        .select_related("organisation", "vacancy")
        .annotate(was_invited=Exists(talks), has_planned=Exists(planned))
        .order_by("-applied_at", "pk")
    )
    return [
        (
            row,
            standing_of(State(row.state), was_invited=row.was_invited, has_planned=row.has_planned),
        )
        for row in rows
    ]
