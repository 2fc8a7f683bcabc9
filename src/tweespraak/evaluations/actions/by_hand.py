"""Ask a client how it went without a vacancy that was closed here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from tweespraak.evaluations.actions.preparing import prepare
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.sending import HandRefusal, hand_refused
from tweespraak.evaluations.rules.vacated import Vacated
from tweespraak.people.api import (
    AddressAlreadyHere,
    Membership,
    Organisation,
    Person,
    add_person,
    day_in,
)


class HandRefused(Exception):
    """Nothing is prepared; `refusal` says why."""

    def __init__(self, refusal: HandRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True)
class Who:
    """Somebody named on a form: a member, or the name and address of who is not one yet."""

    member: Membership | None = None
    given_name: str = ""
    family_name: str = ""
    email: str = ""


@transaction.atomic
def prepare_by_hand(
    *, organisation: Organisation, client: Who, vacancy: Vacated, by: Person, at: datetime
) -> Evaluation:
    """An evaluation between who asks and this client, ready to go out. The same vacancy asks once.

    Raises HandRefused, TrialFull.
    """
    member = _member(organisation, client, vacancy.id, by, at)
    refusal = hand_refused(
        vacancy.closed_on, today=day_in(organisation, at), is_self=member.person_id == by.pk
    )
    if refusal:
        raise HandRefused(refusal)
    (made,) = prepare(
        organisation=organisation,
        recruiter=by.pk,
        clients=[member.person_id],
        vacancy=vacancy,
        by=by.pk,
        at=at,
    )
    return made


def _member(
    organisation: Organisation, client: Who, once: UUID, by: Person, at: datetime
) -> Membership:
    """The member; who is new is noted without a role: they answer with the link we mail."""
    if client.member:
        return client.member
    try:
        return add_person(
            organisation=organisation,
            once=uuid5(once, "client"),
            given_name=client.given_name,
            family_name=client.family_name,
            email=client.email,
            language=organisation.language,
            roles=(),
            by=by,
            at=at,
        )
    except AddressAlreadyHere as here:
        return here.membership
