"""The only door to what a person was asked about their own account: theirs, by a mailed link."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.foundation import clock
from tweespraak.people.access.doors import person_of
from tweespraak.people.access.links import by_link
from tweespraak.people.models import AddressChange, Membership, PersonalLink
from tweespraak.people.queries.links import ADDRESS
from tweespraak.people.queries.merging import asked_to_merge


def asked_whether_mine(
    request: HttpRequest, kept_id: UUID
) -> tuple[PersonalLink, Membership, Membership]:
    """The question, the membership that would stay and one's own that would go. Raises Http404."""
    person = person_of(request)
    link = asked_to_merge(person.pk, kept_id).filter(expires_at__gt=clock.now()).first()
    rows = Membership.objects.select_related("organisation", "person")
    kept = rows.filter(pk=kept_id, ended_at=None).first()
    if link is None or kept is None:
        raise Http404
    mine = rows.filter(person=person, organisation_id=link.organisation_id).first()
    if mine is None or kept.organisation_id != link.organisation_id:
        raise Http404
    return link, kept, mine


def asked_address(request: HttpRequest, change_id: UUID) -> tuple[AddressChange, PersonalLink]:
    """A new address for one's own account, and the open link that asked. Raises Http404, also when
    that link was not opened here: knowing the question is no proof of reading the mail."""
    person = person_of(request)
    link = by_link(request, ADDRESS, change_id)
    change = AddressChange.objects.filter(pk=change_id, person=person).first()
    if change is None:
        raise Http404
    return change, link
