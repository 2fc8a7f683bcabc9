"""A participant as a row on the screen of the team: words first, and only what may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from tweespraak.activities.documents import progress_word
from tweespraak.activities.queries import Participant
from tweespraak.lenses.api import MatchText, match_text
from tweespraak.notifications.api import Mail, MailStatus


@dataclass(frozen=True)
class Row:
    """One participant."""

    participant: Participant
    word: str
    tag: str
    match: MatchText | None
    mail_word: str
    mail_tag: str
    can_be_mailed: bool  # the link in the invitation can still be of use
    once: UUID  # makes sending again happen once


def rows_of(participants: Iterable[Participant]) -> list[Row]:
    """Rows in the order given."""
    return [row_of(participant) for participant in participants]


def row_of(participant: Participant) -> Row:
    """One row."""
    word, tag = progress_word(participant.progress)
    mail_word, mail_tag = _mail(participant.mail)
    link = participant.link
    return Row(
        participant,
        word,
        tag,
        match_text(participant.match) if participant.match else None,
        mail_word,
        mail_tag,
        can_be_mailed=link is not None and not link.used_at and not link.revoked_at,
        once=uuid4(),
    )


def _mail(mail: Mail | None) -> tuple[str, str]:
    if mail is None:
        return _("No mail"), "neutral"
    if mail.link_opened_at:
        return _("Link opened"), "ok"
    return {
        MailStatus.QUEUED: (_("Waiting to be sent"), "waiting"),
        MailStatus.FAILED: (_("Not sent"), "danger"),
        MailStatus.SENT: (_("Sent"), "info"),
    }[MailStatus(mail.status)]
