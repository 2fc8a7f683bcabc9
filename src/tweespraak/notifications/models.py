"""The outbox (one row per mail) and the bell (one row per notice)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.due import DueRow


class MailStatus(models.TextChoices):
    """How far a mail is."""

    QUEUED = "queued", _("waiting to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not sent")


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
