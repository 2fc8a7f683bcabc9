"""Two persons turn out to be one: what is of the one is of the other, and the first is closed."""

from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.foundation.merging import repoint
from tweespraak.notifications.api import move_person
from tweespraak.people.actions.accounts import doubt_unproven
from tweespraak.people.actions.mails import send_private_activation
from tweespraak.people.actions.organisations import locked
from tweespraak.people.actions.uniting import unite
from tweespraak.people.events import PersonsMerged
from tweespraak.people.models import (
    AddressChange,
    Batch,
    Grant,
    Membership,
    Organisation,
    Person,
    PersonalLink,
    StandIn,
)
from tweespraak.people.queries.links import ACTIVATION, ADDRESS
from tweespraak.people.queries.merging import closed_address, is_in_use, needs_own_word

_OURS = {
    PersonalLink: ("person_id",),
    AddressChange: ("person_id", "asked_by_id"),
    Grant: ("given_by_id", "taken_by_id"),
    StandIn: ("given_by_id",),
    Batch: ("by_id",),
    Person: ("merged_into_id",),
}


class NotTwo(Exception):
    """These are not two persons of one organisation."""


class OwnWordNeeded(Exception):
    """The account that would go is in use, or belongs elsewhere too: only its owner can say so."""


class KeepTheOneInUse(Exception):
    """The account that would stay is not in use and the other is: the other way round, then."""


@transaction.atomic
def merge(*, kept: Membership, gone: Membership, by: Person | None, at: datetime) -> Membership:
    """Put everything of one person with another; the first account is closed, its address free again.

    `by` is whoever manages people, or the person of `gone` when they confirm it. Twice is once.
    Raises NotTwo, OwnWordNeeded, KeepTheOneInUse, ManagerCircle.
    """
    locked(kept.organisation)
    kept, gone = _fresh(kept), _fresh(gone)
    stays, goes = kept.person, gone.person
    if goes.merged_into_id is not None and goes.merged_into_id == stays.pk:
        return kept
    _check(kept, gone, by)
    _doubt_links(goes, at)
    _unite_memberships(stays, goes, by, at)
    _doubt_account(stays, kept.organisation, at)
    _close(goes, stays)
    repoint(_OURS, gone=goes.pk, kept=stays.pk)
    move_person(gone=goes.pk, kept=stays.pk, address=stays.email)
    announce(PersonsMerged(stays.pk, goes.pk, kept.organisation_id, at))
    Person.objects.filter(pk=goes.pk).update(merged_into=stays)
    record(
        action="people.merged",
        object_type="person",
        object_id=goes.pk,
        organisation=kept.organisation_id,
        about=stays.pk,
        by=stays.pk if by == goes else by.pk if by else None,
        at=at,
    )
    return _fresh(kept)


def _fresh(member: Membership) -> Membership:
    return Membership.objects.select_related("organisation", "person").get(pk=member.pk)


def _check(kept: Membership, gone: Membership, by: Person | None) -> None:
    same_place = kept.organisation_id == gone.organisation_id
    closed = kept.person.merged_into_id or gone.person.merged_into_id
    if not same_place or kept.person_id == gone.person_id or closed:
        raise NotTwo
    if is_in_use(gone.person) and not is_in_use(kept.person):
        raise KeepTheOneInUse
    if needs_own_word(gone) and by != gone.person:
        raise OwnWordNeeded


def _doubt_links(goes: Person, at: datetime) -> None:
    """What went to the address that goes, says nothing of who reads the one that stays."""
    links = PersonalLink.objects.filter(person=goes)
    about_account = links.filter(slot__in=[ACTIVATION, ADDRESS], used_at=None, revoked_at=None)
    about_account.update(revoked_at=at)
    links.filter(copied_at=None).update(copied_at=at)


def _doubt_account(stays: Person, organisation: Organisation, at: datetime) -> None:
    """What another organisation knows comes to this account too: as when that one adds it, only its
    owner's mail opens it, if somebody else could have opened it so far."""
    was_open = is_in_use(stays)
    if stays.memberships.exclude(organisation=organisation).exists():
        doubt_unproven(person=stays, at=at)
    if was_open and not is_in_use(stays):
        send_private_activation(person=stays, organisation=organisation, at=at)


def _unite_memberships(stays: Person, goes: Person, by: Person | None, at: datetime) -> None:
    """In every organisation: one membership if there were two, the same one if there was one."""
    here = {row.organisation_id: row for row in Membership.objects.filter(person=stays)}
    for row in Membership.objects.filter(person=goes).select_related("organisation", "person"):
        if row.organisation_id in here:
            unite(kept=_fresh(here[row.organisation_id]), gone=row, at=at)
        else:
            row.person = stays
            row.save(update_fields=["person"])


def _close(goes: Person, stays: Person) -> None:
    """Nobody signs in with it any more; its keys, sessions and address are gone."""
    for relation in Person._meta.related_objects:
        model = relation.related_model
        if not isinstance(model, str) and not model.__module__.startswith("tweespraak."):
            model._default_manager.filter(**{relation.field.name: goes}).delete()
    goes.email = closed_address(goes)
    goes.given_name, goes.family_name = "–", ""
    goes.activated_at = goes.last_login = None
    goes.set_unusable_password()
    goes.save(
        update_fields=[
            "email",
            "given_name",
            "family_name",
            "activated_at",
            "last_login",
            "password",
        ]
    )
