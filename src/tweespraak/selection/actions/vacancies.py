"""Start a vacancy, anew or after an earlier one, and change what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.foundation.once import OnceTaken, made_before
from tweespraak.lenses.api import LensVersion
from tweespraak.people.api import Membership, Organisation, Unit
from tweespraak.selection.actions.profiles import (
    ProfileRefused,
    current,
    locked_vacancy,
    note,
)
from tweespraak.selection.models import Profile, Stakeholder, Vacancy
from tweespraak.selection.queries.content import first_stages
from tweespraak.selection.queries.law import law_of_page
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.profiles import Capacity, Refusal
from tweespraak.selection.rules.states import ProfileState

__all__ = ["Details", "Earlier", "OnceTaken", "change_details", "make_vacancy"]

MADE, CHANGED = "selection.vacancy_made", "selection.vacancy_changed"


@dataclass(frozen=True)
class Details:
    """What the vacancy is."""

    title: str
    text: str = ""
    unit: Unit | None = None
    language: str = "nl"
    lens_version: LensVersion | None = None


@dataclass(frozen=True)
class Earlier:
    """The vacancy it is copied from, and which of its lessons were read first."""

    vacancy: Vacancy
    lessons: Sequence[str] = ()


@transaction.atomic
def make_vacancy(
    *,
    organisation: Organisation,
    once: UUID,
    recruiter: Membership,
    manager: Membership,
    details: Details,
    earlier: Earlier | None = None,
    by: UUID,
    at: datetime,
) -> Vacancy:
    """A new vacancy with an empty draft, or that of an earlier one; the two who lead it sign it later.

    The same `once` gives the same vacancy. Raises OnceTaken, ProfileRefused.
    """
    if made := made_before(Vacancy, once, organisation_id=organisation.pk, created_by_id=by):
        return made
    if recruiter.person_id == manager.person_id:
        raise ProfileRefused(Refusal.SAME_PERSON)
    if by not in (recruiter.person_id, manager.person_id):
        raise ProfileRefused(Refusal.NEITHER)
    vacancy = Vacancy.objects.create(
        pk=once,
        organisation=organisation,
        recruiter_id=recruiter.person_id,
        hiring_manager_id=manager.person_id,
        created_at=at,
        created_by_id=by,
        **_words(details),
        **_road(earlier, details.language),
    )
    Profile.objects.create(vacancy=vacancy, number=1, created_at=at, **_asked(earlier))
    for person, capacity in (
        (recruiter.person_id, Capacity.HR), (manager.person_id, Capacity.HIRING_MANAGER)
    ):  # fmt: skip
        Stakeholder.objects.create(
            vacancy=vacancy, person_id=person, capacity=capacity, since_at=at
        )
    note(MADE, vacancy, by, at)
    return vacancy


@transaction.atomic
def change_details(*, vacancy: Vacancy, details: Details, by: UUID, at: datetime) -> Vacancy:
    """Other words about the job. What it is called and its lens are signed: they change only while
    nothing was sent.

    Raises ProfileRefused.
    """
    row = locked_vacancy(vacancy)
    is_draft = current(row).state == ProfileState.DRAFT
    lens = details.lens_version.pk if details.lens_version else None
    is_other = (details.title, lens) != (row.title, row.lens_version_id)
    if is_other and not is_draft:
        raise ProfileRefused(Refusal.NOT_NOW)
    if row.published_at and any(one.blocks for one in law_of_page(row, details.text)):
        raise ProfileRefused(Refusal.UNLAWFUL_TEXT)
    values = _words(details)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    note(CHANGED, row, by, at)
    return row


def _words(details: Details) -> dict[str, Any]:
    return {
        "title": details.title,
        "text": details.text,
        "unit": details.unit,
        "language": details.language,
        "lens_version": details.lens_version,
    }


def _road(earlier: Earlier | None, language: str) -> dict[str, Any]:
    if earlier is None:
        return {"stages": first_stages(language)}
    source = earlier.vacancy
    return {
        "stages": source.stages,
        "interviews": source.interviews,
        "reply_days": source.reply_days,
        "copied_from": source,
        "read_lessons": list(earlier.lessons),
    }


def _asked(earlier: Earlier | None) -> dict[str, Any]:
    source = profile_of(earlier.vacancy) if earlier else None
    if source is None:
        return {}
    return {
        name: getattr(source, name)
        for name in ("requirements", "pay_from", "pay_to", "pay_per", "terms")
    }
