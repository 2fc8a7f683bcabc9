"""Personal links: from link to address and back, and which of them are open."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from tweespraak.people.models import Membership, PersonalLink
from tweespraak.people.queries.members import members_of, roles_of
from tweespraak.people.rules import LinkState, link_state

ACTIVATION = "account.activation"
ADDRESS = (
    "people.address"  # mailed to a new address: proves who reads that one, not who the person is
)


class LinkUnknown(Exception):
    """No link has this token: it was mistyped, cut off or made up."""


class LinkRefused(Exception):
    """The link is genuine but opens nothing any more; `link` says whose it was."""

    def __init__(self, link: PersonalLink) -> None:
        super().__init__(link.pk)
        self.link = link


class LinkExpired(LinkRefused):
    """Its term is over."""


class LinkUsed(LinkRefused):
    """It works once, and that was earlier."""


class LinkRevoked(LinkRefused):
    """It was taken back, for instance because the address was corrected."""


_REFUSALS = {
    LinkState.EXPIRED: LinkExpired,
    LinkState.USED: LinkUsed,
    LinkState.REVOKED: LinkRevoked,
}


def _signer() -> Signer:
    return Signer(salt="people.personal_link", sep=".")


def token_of(link: PersonalLink) -> str:
    """The secret part of a link's address: its id, signed, so that it can be shown again."""
    return _signer().sign(link.pk.hex)


def link_url(link: PersonalLink) -> str:
    """The absolute address for a mail."""
    return settings.PUBLIC_ADDRESS + reverse("people:link", args=[token_of(link)])


def link_of(token: str) -> PersonalLink:
    """The link with this token, however it stands. Raises LinkUnknown."""
    try:
        key = UUID(_signer().unsign(token))
    except (BadSignature, ValueError) as forged:
        raise LinkUnknown from forged
    link = PersonalLink.objects.select_related("organisation", "person").filter(pk=key).first()
    if link is None:
        raise LinkUnknown
    return link


def find_link(token: str, at: datetime) -> PersonalLink:
    """The open link with this token. Raises LinkUnknown, LinkExpired, LinkUsed, LinkRevoked."""
    link = link_of(token)
    state = state_of(link, at)
    if state in _REFUSALS:
        raise _REFUSALS[state](link)
    return link


def state_of(link: PersonalLink, at: datetime) -> LinkState:
    """How a link stands at a moment."""
    return link_state(
        expires_at=link.expires_at, used_at=link.used_at, revoked_at=link.revoked_at, at=at
    )


def links_in(organisation: UUID, persons: Collection[UUID]) -> dict[UUID, list[PersonalLink]]:
    """The links this organisation gave these persons, newest first, in one query."""
    found: dict[UUID, list[PersonalLink]] = defaultdict(list)
    rows = PersonalLink.objects.filter(organisation_id=organisation, person_id__in=persons)
    for link in rows.order_by("-created_at", "pk"):
        found[link.person_id].append(link)
    return found


def open_links(ids: Collection[str], at: datetime) -> list[PersonalLink]:
    """Which of these links open something now."""
    rows = PersonalLink.objects.select_related("organisation", "person").filter(pk__in=ids)
    return [link for link in rows if state_of(link, at) is LinkState.OPEN]


def newest_open_link(organisation: UUID, person: UUID, at: datetime) -> PersonalLink | None:
    """What the organisation waits for with this person, apart from the activation itself, and from a
    question that only counts for who reads the mail it is in."""
    return (
        PersonalLink.objects.select_related("organisation", "person")
        .filter(organisation_id=organisation, person_id=person, expires_at__gt=at)
        .filter(used_at=None, revoked_at=None)
        .exclude(slot__in=[ACTIVATION, ADDRESS])
        .order_by("-created_at", "pk")
        .first()
    )


def activation_address(member: Membership) -> str:
    """The address that activates a member's account; empty when there is none open."""
    link = (
        PersonalLink.objects.filter(
            organisation_id=member.organisation_id, person_id=member.person_id, slot=ACTIVATION
        )
        .filter(used_at=None, revoked_at=None)
        .order_by("-created_at", "pk")
        .first()
    )
    return link_url(link) if link else ""


def is_active_here(member: Membership) -> bool:
    """Whether this person uses their account in this organisation, as far as it may know."""
    return is_used_here(
        links_in(member.organisation_id, [member.person_id])[member.person_id], member
    )


def is_used_here(links: Collection[PersonalLink], member: Membership) -> bool:
    """The same, from links already read. Who has roles without ever a link was set up otherwise; who
    has no role never got a mail, so that their account elsewhere stays unknown here."""
    activations = [link for link in links if link.slot == ACTIVATION]
    if not activations:
        return bool(roles_of(member)) and member.person.activated_at is not None
    return any(link.used_at for link in activations)


def language_for(member: Membership) -> str:
    """In which language an organisation writes to a member: as it chose itself, until the person uses
    the account here. A mail in another language would tell of an account elsewhere."""
    return _language(member, is_active_here(member))


def members_and_languages(organisation: UUID) -> Iterator[tuple[Membership, str]]:
    """Every member of an organisation with that language, in as many queries as for one."""
    links: dict[UUID, list[PersonalLink]] = defaultdict(list)
    asked = PersonalLink.objects.filter(organisation_id=organisation, slot=ACTIVATION)
    for link in asked.only("person_id", "slot", "used_at"):
        links[link.person_id].append(link)
    for member in members_of(organisation):
        yield member, _language(member, is_used_here(links[member.person_id], member))


def _language(member: Membership, is_active: bool) -> str:
    return member.person.language if is_active else member.language
