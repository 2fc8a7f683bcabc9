"""What the outbox and the bell hold about whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose
from tweespraak.notifications.models import Digest, Mail, MailStatus, Notice, Rhythm

_MAIL = _("To send what someone must know, and to show that it was sent")
_MAIL_TERM = _("12 months after sending")
_OPENED = _("To see whether a link reached its reader, so that nobody waits for nothing")
_BELL = _("To tell someone in the application that something happened")
_RHYTHM = _("To mail as often as someone wants to hear, and no more")
_RHYTHM_TERM = _("As long as the person belongs to the organisation")
_BELL_TERM = _("12 months")

FIELDS = {
    "Mail": {
        "due_at": NOTHING,
        "leased_until": NOTHING,
        "attempts": NOTHING,
        "id": NOTHING,
        "organisation_id": NOTHING,
        "person_id": Field(Whose.ORGANISATION, _MAIL, _MAIL_TERM),
        "kind": NOTHING,
        "object_id": NOTHING,
        "address": Field(Whose.PERSON, _MAIL, _MAIL_TERM),
        "language": Field(Whose.PERSON, _MAIL, _MAIL_TERM),
        "subject": Field(Whose.PERSON, _MAIL, _MAIL_TERM),
        "text": Field(Whose.PERSON, _MAIL, _MAIL_TERM),
        "html": Field(Whose.PERSON, _MAIL, _MAIL_TERM),
        "status": NOTHING,
        "created_at": Field(Whose.ORGANISATION, _MAIL, _MAIL_TERM),
        "sent_at": Field(Whose.ORGANISATION, _MAIL, _MAIL_TERM),
        "link_opened_at": Field(Whose.ORGANISATION, _OPENED, _MAIL_TERM),
        "error": Field(
            Whose.PERSON, _MAIL, _MAIL_TERM
        ),  # a mail server likes to repeat the address
        "sender_name": NOTHING,
        "reply_to": NOTHING,
        "calendar": Field(Whose.PERSON, _MAIL, _MAIL_TERM),
        "handing_over_at": NOTHING,
        "bounced_at": NOTHING,
        "set_aside_at": NOTHING,
    },
    "Digest": {
        "due_at": NOTHING,
        "leased_until": NOTHING,
        "attempts": NOTHING,
        "id": NOTHING,
        "organisation_id": NOTHING,
        "person_id": Field(Whose.PERSON, _RHYTHM, _RHYTHM_TERM),
        "rhythm": Field(Whose.PERSON, _RHYTHM, _RHYTHM_TERM),
        "sent_at": Field(Whose.PERSON, _RHYTHM, _RHYTHM_TERM),
    },
    "Notice": {
        "id": NOTHING,
        "organisation_id": NOTHING,
        "person_id": Field(Whose.PERSON, _BELL, _BELL_TERM),
        "kind": Field(Whose.PERSON, _BELL, _BELL_TERM),
        "object_id": NOTHING,
        "created_at": Field(Whose.PERSON, _BELL, _BELL_TERM),
        "read_at": Field(Whose.PERSON, _BELL, _BELL_TERM),
    },
}

WORDS = {
    "context": _("Mails and notices"),
    "Mail": _("A mail to you"),
    "Notice": _("A notice under your bell"),
    "Digest": _("How often you want a mail about notices"),
    "mails": _("Mails to you"),
    "notifications": _("Notices under your bell"),
    "mail_about_notifications": _("How often you want a mail about notices"),
    "at": _("When"),
    "address": _("To address"),
    "subject": _("Subject"),
    "status": _("State"),
    "link_opened_at": _("Link opened"),
    "kind": "",
    "read_at": _("Seen"),
    **{f"status={state.value}": state.label for state in MailStatus},
    **{f"mail_about_notifications={each.value}": each.label for each in Rhythm},
}


def export(person: Any) -> dict[str, Any]:
    """The mails to this person and what rang their bell. Texts are left out: they hold live links."""
    return {
        "mails": [
            {
                "at": mail.created_at.isoformat(),
                "address": mail.address,
                "subject": mail.subject,
                "status": mail.status,
                "link_opened_at": mail.link_opened_at and mail.link_opened_at.isoformat(),
            }
            for mail in Mail.objects.filter(person_id=person.pk).order_by("created_at", "pk")
        ],
        "notifications": [
            {
                "at": notice.created_at.isoformat(),
                "kind": notice.kind,
                "read_at": notice.read_at and notice.read_at.isoformat(),
            }
            for notice in Notice.objects.filter(person_id=person.pk).order_by("created_at", "pk")
        ],
        "mail_about_notifications": [
            digest.rhythm
            for digest in Digest.objects.filter(person_id=person.pk).order_by("organisation_id")
        ],
    }


def erase(person: Any, rule: Rule) -> int:
    """Every mail to and every notice for this person; mails that wait are not sent any more."""
    mails, _rows = Mail.objects.filter(person_id=person.pk).delete()
    notices, _rows = Notice.objects.filter(person_id=person.pk).delete()
    digests, _rows = Digest.objects.filter(person_id=person.pk).delete()
    return mails + notices + digests
