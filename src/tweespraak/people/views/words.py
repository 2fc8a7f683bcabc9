"""States in words, with the kind of tag that goes with them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tweespraak.notifications.api import MailStatus
from tweespraak.people.queries import SentMail
from tweespraak.people.rules import AccountState


@dataclass(frozen=True)
class Tag:
    """A word and its kind."""

    word: str
    kind: str


def state_tag(state: AccountState) -> Tag:
    """How far somebody is with their account."""
    return {
        AccountState.NO_ACCOUNT: Tag(_("No account"), "neutral"),
        AccountState.MAIL_WAITING: Tag(_("Mail on its way"), "waiting"),
        AccountState.MAIL_FAILED: Tag(_("Mail not sent"), "danger"),
        AccountState.INVITED: Tag(_("Invited"), "info"),
        AccountState.LINK_OPENED: Tag(_("Link opened"), "info"),
        AccountState.EXPIRED: Tag(_("Link expired"), "warn"),
        AccountState.ACTIVE: Tag(_("Active"), "ok"),
    }[state]


def mail_tag(sent: SentMail) -> Tag:
    """How far a mail is: waiting, not sent, sent, or its link opened."""
    if sent.mail.link_opened_at is not None:
        return Tag(_("Link opened"), "ok")
    return {
        MailStatus.QUEUED: Tag(_("Waiting to be sent"), "waiting"),
        MailStatus.FAILED: Tag(_("Not sent"), "danger"),
        MailStatus.SENT: Tag(_("Sent"), "info"),
    }[MailStatus(sent.mail.status)]
