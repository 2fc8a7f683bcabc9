"""Consent as a row: who, to what, for whom, which text, until when, and when it ended."""

import uuid

from django.conf import settings
from django.db import models


class Consent(models.Model):
    """One permission a person gave to an organisation, under one version of a text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="consents")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    purpose = models.CharField(max_length=60)  # "activities.reuse": key in slot `consent.line`
    object_id = models.UUIDField()  # what may be seen or done, e.g. the reused result
    text_version = models.CharField(max_length=40)
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
