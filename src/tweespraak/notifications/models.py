"""The outbox (one row per mail), the bell (one row per notice), and how often a bell becomes a mail."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.due import DueRow


class MailStatus(models.TextChoices):
    """How far a mail is."""

    QUEUED = "queued", _("waiting to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not sent")
    BOUNCED = "bounced", _("came back")
    UNSURE = "unsure", _("perhaps sent")  # the line broke while the server was saying yes or no


NOT_ARRIVED = (MailStatus.FAILED, MailStatus.BOUNCED, MailStatus.UNSURE)


class Mail(DueRow):
    """One mail, rendered in the reader's language, waiting in or gone from the outbox."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=60)  # "people.activation": stable key, for lists and tests
    object_id = models.UUIDField(null=True)  # what it is about, e.g. the personal link in it
    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    status = models.CharField(max_length=10, choices=MailStatus, default=MailStatus.QUEUED)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    link_opened_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    sender_name = models.CharField(max_length=120, blank=True)  # empty: as the installation says
    reply_to = models.EmailField(blank=True)
    calendar = models.TextField(blank=True)  # an invitation (RFC 5545) to send along
    handing_over_at = models.DateTimeField(null=True)  # set just before the server gets the words
    bounced_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(
        null=True
    )  # it did not arrive, and somebody left it at that

    class Meta:
        indexes = [
            models.Index(fields=["organisation_id", "person_id"], name="mail_by_person"),
            models.Index(fields=["object_id"], name="mail_by_object"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.status}"


class Notice(models.Model):
    """One line under the bell: a kind with an object; the kind's owner renders sentence and link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField()
    person_id = models.UUIDField()
    kind = models.CharField(max_length=60)  # key in the slot `notice.line`
    object_id = models.UUIDField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "-created_at"], name="notice_by_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "kind", "object_id"],
                name="one_notice_per_person_kind_and_object",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"


class Rhythm(models.TextChoices):
    """How often what rings the bell is also mailed."""

    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    NEVER = "never", _("never, I look myself")


class Digest(DueRow):
    """How someone wants to hear, in one organisation, of what waits under the bell; due at the next mail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField()
    person_id = models.UUIDField()
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.DAILY)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "person_id"],
                name="one_digest_per_person_and_organisation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rhythm} for {self.person_id}"
