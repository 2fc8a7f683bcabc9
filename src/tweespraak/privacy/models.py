"""Consent as a row, the organisation's statements in versions, who read them, files to take along."""

import uuid

from django.conf import settings
from django.db import models

from tweespraak.foundation.due import DueRow


class Consent(models.Model):
    """One permission a person gave to an organisation, under one version of a text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="consents")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    purpose = models.CharField(max_length=60)  # "activities.reuse": key in slot `consent.line`
    object_id = models.UUIDField()  # what may be seen or done, e.g. the reused result
    text_version = models.CharField(max_length=40)
    text = models.TextField(blank=True)  # as shown, word for word
    text_hash = models.CharField(max_length=64)  # of the text as shown, in the language shown
    language = models.CharField(max_length=5)
    given_at = models.DateTimeField()
    until_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)  # a newer consent for the same thing was given

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "purpose", "object_id"],
                condition=models.Q(withdrawn_at=None, replaced_at=None),
                name="a_consent_is_given_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until_at__gt=models.F("given_at")),
                name="a_consent_ends_after_it_is_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} by {self.person_id}"


class StatementKind(models.TextChoices):
    """What an organisation states; the words for people stand on the screens."""

    PRIVACY = "privacy"
    TERMS = "terms"


class Statement(models.Model):
    """One version of a text of an organisation, in one language. Published ones never change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    kind = models.CharField(max_length=10, choices=StatementKind)
    language = models.CharField(max_length=5)
    version = models.PositiveIntegerField()
    text = models.TextField()
    saved_at = models.DateTimeField()
    saved_by_id = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)  # null: a draft

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "language", "version"],
                name="a_statement_has_each_version_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.version}"


class Acknowledgement(models.Model):
    """Someone saw this version of a statement, when choosing a password or later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "person"], name="a_statement_is_acknowledged_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} by {self.person_id}"


class Takeout(DueRow):
    """All data of a person as a PDF, made by the worker, there for a short while."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="takeouts")
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    pdf = models.BinaryField(default=bytes)
    error = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"takeout of {self.person_id}"


class Sweep(DueRow):
    """When it is looked again whether terms of an organisation are over. `due_at`: once a day."""

    organisation = models.OneToOneField(
        "people.Organisation", models.CASCADE, primary_key=True, related_name="+"
    )
    looked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"terms of {self.organisation_id}"
