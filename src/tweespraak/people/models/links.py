"""Personal links: one person, one thing, expiring."""

import uuid

from django.conf import settings
from django.db import models

from tweespraak.people.models.organisations import Organisation


class PersonalLink(models.Model):
    """The right of one person to do one thing through a link; used at most once where that matters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="links")
    slot = models.CharField(max_length=60)  # "account.activation", "testing.assignment"
    object_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    copied_at = models.DateTimeField(null=True)  # someone of the organisation copied it
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    code_hash = models.CharField(max_length=128, blank=True)  # of the code mailed last
    code_until_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["person", "slot"], name="link_by_person_and_slot")]

    def __str__(self) -> str:
        return f"{self.slot} for {self.person_id}"


class AddressChange(models.Model):
    """Another address somebody of the organisation noted for an account in use; its owner decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"another address for {self.person_id}"
