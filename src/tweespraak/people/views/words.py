"""States in words, with the kind of tag that goes with them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tweespraak.notifications.api import Mail, MailStatus
from tweespraak.people.actions import Skip
from tweespraak.people.queries import Account
from tweespraak.people.rules import AccountState


@dataclass(frozen=True)
class Tag:
    """A word and its kind."""

    word: str
    kind: str


def account_tag(account: Account) -> Tag:
    """How far somebody is with their account, or that they left."""
    if account.member.ended_at is not None:
        return Tag(_("Left"), "neutral")
    return {
        AccountState.NO_ACCOUNT: Tag(_("No account"), "neutral"),
        AccountState.MAIL_WAITING: Tag(_("Mail on its way"), "waiting"),
        AccountState.MAIL_FAILED: Tag(_("Mail did not arrive"), "danger"),
        AccountState.INVITED: Tag(_("Invited"), "info"),
        AccountState.LINK_OPENED: Tag(_("Link opened"), "info"),
        AccountState.EXPIRED: Tag(_("Link expired"), "warn"),
        AccountState.ACTIVE: Tag(_("Active"), "ok"),
    }[account.state]


def mail_tag(mail: Mail) -> Tag:
    """How far a mail is: waiting, not sent, come back, perhaps sent, sent, or its link opened."""
    if mail.link_opened_at is not None:
        return Tag(_("Link opened"), "ok")
    return {
        MailStatus.QUEUED: Tag(_("Waiting to be sent"), "waiting"),
        MailStatus.FAILED: Tag(_("Not sent"), "danger"),
        MailStatus.BOUNCED: Tag(_("Came back"), "danger"),
        MailStatus.UNSURE: Tag(_("Perhaps sent"), "warn"),
        MailStatus.SENT: Tag(_("Sent"), "info"),
    }[MailStatus(mail.status)]


def mail_sentence(mail: Mail, at: datetime) -> str:
    """What happened to a mail and what one can do, in a plain sentence; empty when all is well."""
    if mail.link_opened_at is not None:
        return ""
    if mail.status == MailStatus.QUEUED:
        return _why_it_waits(mail, at)
    return {
        MailStatus.FAILED: _(
            "The mail server did not take this mail and we have stopped trying. Look at the reason, "
            "then send it again or copy the link."
        ),
        MailStatus.BOUNCED: _(
            "It came back: this address takes no mail. Correct the address, then send it again."
        ),
        MailStatus.UNSURE: _(
            "The line broke just when the mail server took it: perhaps it arrived. Ask, or send it "
            "again; at worst it comes twice."
        ),
    }.get(MailStatus(mail.status), "")


def _why_it_waits(mail: Mail, at: datetime) -> str:
    if mail.error and mail.attempts:
        return _("The mail server asked us to come back later. The next attempt goes by itself.")
    if mail.error:
        return _(
            "The mail server cannot be reached. The mail goes out by itself as soon as it can."
        )
    if mail.due_at and mail.due_at > at:
        return _("It goes out a little later, so that it can still be taken back.")
    return _("It goes out within a minute.")


def server_words(mail: Mail) -> str:
    """What the mail server said, or for whoever looks after it what went wrong on the line."""
    if not mail.error:
        return ""
    if mail.error[0].isdigit():
        return _("The mail server says: %(error)s") % {"error": mail.error}
    return _("For whoever looks after the mail server: %(error)s") % {"error": mail.error}


def skip_words(reason: Skip) -> str:
    """Why somebody got no mail."""
    return {
        Skip.NO_ACCOUNT: _("has no role, so no account and no mail"),
        Skip.ACTIVE: _("uses the account already"),
        Skip.ON_ITS_WAY: _("has a mail on its way"),
        Skip.LINK_IS_OVER: _("the link has been used or taken back"),
        Skip.GONE: _("does not belong to the organisation any more"),
    }[reason]


def account_mail_words() -> str:
    """What the mail about the account brings."""
    return _("With a personal link to choose a password. It works once and is valid for 14 days.")


def last_admin_words() -> str:
    """Why the only admin stays one, and what to do."""
    return _(
        "This is the only organisation admin. First make someone else organisation admin, so that "
        "there is always someone who can add people."
    )
