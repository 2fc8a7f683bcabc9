"""How far members are with their account: mails, links and states, for the list and the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tweespraak.notifications.api import Mail, latest_mails
from tweespraak.people.models import Membership, PersonalLink
from tweespraak.people.queries.links import ACTIVATION, is_used_here, links_in, state_of
from tweespraak.people.queries.members import roles_of
from tweespraak.people.roles import ROLES, Role
from tweespraak.people.rules import AccountState, LinkState, account_state

ACTIVATION_MAIL = "people.activation"


@dataclass(frozen=True)
class SentMail:
    """The last mail of one kind, with the personal link in it."""

    mail: Mail
    link: PersonalLink | None
    state: LinkState | None

    @property
    def can_be_sent_again(self) -> bool:
        """Whether the link in it could still be of use."""
        return self.state in {LinkState.OPEN, LinkState.EXPIRED}

    @property
    def can_be_copied(self) -> bool:
        """Whether the link in it opens something now."""
        return self.state is LinkState.OPEN


@dataclass(frozen=True)
class Account:
    """A member with their roles, the state of their account and the last mail of every kind."""

    member: Membership
    roles: list[Role]
    state: AccountState
    mails: list[SentMail] = field(default_factory=list)

    @property
    def role_names(self) -> list[str]:
        """The roles in words."""
        return [str(ROLES[role].name) for role in self.roles]

    @property
    def activation(self) -> SentMail | None:
        """The last mail with the activation link, while that link is not used."""
        found = (sent for sent in self.mails if sent.mail.kind == ACTIVATION_MAIL)
        return next((sent for sent in found if sent.can_be_sent_again), None)


def accounts_of(members: Sequence[Membership], at: datetime) -> list[Account]:
    """The accounts of members of one organisation, in two queries."""
    if not members:
        return []
    organisation = members[0].organisation_id
    persons = [member.person_id for member in members]
    mails, links = latest_mails(organisation, persons), links_in(organisation, persons)
    return [
        _account(member, mails.get(member.person_id, []), links.get(member.person_id, []), at)
        for member in members
    ]


def sent_mail(mail: Mail, at: datetime) -> SentMail:
    """One mail with the link in it; a link of another organisation is none."""
    found = PersonalLink.objects.select_related("organisation", "person").filter(
        pk__in=[mail.object_id], organisation_id__in=[mail.organisation_id]
    )
    return _sent(mail, {link.pk: link for link in found}, at)


def _account(
    member: Membership, mails: list[Mail], links: list[PersonalLink], at: datetime
) -> Account:
    by_id = {link.pk: link for link in links}
    sent = [_sent(mail, by_id, at) for mail in mails]
    given = roles_of(member)
    return Account(
        member, [role for role in Role if role in given], _state(member, sent, links, at), sent
    )


def _sent(mail: Mail, links: dict[UUID, PersonalLink], at: datetime) -> SentMail:
    link = links.get(mail.object_id) if mail.object_id else None
    return SentMail(mail, link, state_of(link, at) if link else None)


def _state(
    member: Membership, mails: list[SentMail], links: list[PersonalLink], at: datetime
) -> AccountState:
    activation = next((sent for sent in mails if sent.mail.kind == ACTIVATION_MAIL), None)
    return account_state(
        has_roles=bool(roles_of(member)),
        is_used=is_used_here(links, member),
        is_opened=any(link.opened_at for link in links if link.slot == ACTIVATION),
        is_expired=activation is not None and activation.state is LinkState.EXPIRED,
        mail_status=activation.mail.status if activation else "",
    )
