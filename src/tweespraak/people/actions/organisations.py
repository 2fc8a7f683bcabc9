"""Set up a tenant, and keep what it says of itself up to date."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.models import Organisation, Person
from tweespraak.people.queries.members import members_of
from tweespraak.people.queries.organisations import TRIAL_SIZE


class SlugTaken(Exception):
    """Another organisation has this short name."""


class TrialFull(Exception):
    """The organisation is on trial and has as many people as a trial may have."""


@dataclass(frozen=True)
class Details:
    """What an organisation says of itself, and whom one can ask."""

    name: str
    language: str
    time_zone: str
    contact_name: str
    contact_email: str
    contact_phone: str
    privacy_officer_name: str
    privacy_officer_email: str
    sender_name: str
    reply_to: str


@dataclass(frozen=True)
class References:
    """Under which references the privacy assessment and the works council's consent are known."""

    dpia_reference: str
    dpia_on: date | None
    works_council_reference: str
    works_council_on: date | None
    no_works_council: str  # why there is none to ask

    @property
    def are_complete(self) -> bool:
        """Whether an organisation may go live on these."""
        asked = (self.works_council_reference and self.works_council_on) or self.no_works_council
        return bool(self.dpia_reference and self.dpia_on and asked)


@transaction.atomic
def add_organisation(
    *,
    name: str,
    slug: str,
    language: str = "nl",
    time_zone: str = "Europe/Amsterdam",
    contact_name: str = "",
    contact_email: str = "",
    is_demo: bool = False,
    by: Person | None,
    at: datetime,
) -> Organisation:
    """Add an organisation without members, on trial; a demo is live at once. Raises SlugTaken."""
    if Organisation.objects.filter(slug=slug).exists():
        raise SlugTaken(slug)
    organisation = Organisation.objects.create(
        name=name,
        slug=slug,
        language=language,
        time_zone=time_zone,
        contact_name=contact_name,
        contact_email=contact_email,
        is_demo=is_demo,
        live_at=at if is_demo else None,
        created_at=at,
    )
    _record(organisation, "people.organisation_added", by, at)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, details: Details, by: Person, at: datetime
) -> Organisation:
    """Note what an organisation says of itself; saving the same twice changes nothing more."""
    return _noted(organisation, asdict(details), "people.organisation_changed", by, at)


@transaction.atomic
def note_references(
    *, organisation: Organisation, references: References, by: Person, at: datetime
) -> Organisation:
    """Note the references of DPIA and works council, as far as they are known."""
    return _noted(organisation, asdict(references), "people.references_noted", by, at)


def locked(organisation: Organisation) -> Organisation:
    """The organisation's row, held until the transaction ends: one change of its people at a time."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def check_room(organisation: Organisation) -> None:
    """Whether one more person may join, in the row as it is now held. Raises TrialFull."""
    if organisation.live_at is None and members_of(organisation.pk).count() >= TRIAL_SIZE:
        raise TrialFull


def _noted(
    organisation: Organisation, values: dict[str, object], action: str, by: Person, at: datetime
) -> Organisation:
    held = locked(organisation)
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    if changed:
        for name in changed:
            setattr(held, name, values[name])
        held.save(update_fields=changed)
        _record(held, action, by, at)
    return held


def _record(organisation: Organisation, action: str, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="organisation",
        object_id=organisation.pk,
        organisation=organisation.pk,
        by=by.pk if by else None,
        at=at,
    )
