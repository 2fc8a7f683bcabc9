"""An organisation is a tenant: nothing ever crosses from one to another."""

import uuid

from django.db import models


class Organisation(models.Model):
    """A tenant. Until `live_at` it is on trial: few people, all marked as such."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    language = models.CharField(max_length=5, default="nl")
    time_zone = models.CharField(max_length=60, default="Europe/Amsterdam")
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    privacy_officer_name = models.CharField(max_length=120, blank=True)
    privacy_officer_email = models.EmailField(blank=True)
    sender_name = models.CharField(max_length=120, blank=True)  # in mails; empty: the name above
    reply_to = models.EmailField(blank=True)  # where answers to mails go
    dpia_reference = models.CharField(max_length=200, blank=True)
    dpia_on = models.DateField(null=True)
    works_council_reference = models.CharField(max_length=200, blank=True)
    works_council_on = models.DateField(null=True)
    no_works_council = models.CharField(max_length=300, blank=True)  # why there is none to ask
    live_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Brand(models.Model):
    """How an organisation looks: its accent colour and its logo, apart because the bytes are heavy."""

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, primary_key=True, related_name="brand"
    )
    accent = models.CharField(max_length=7, blank=True)  # "#1f6f6b"; empty: our own
    logo = models.BinaryField(default=bytes)
    logo_type = models.CharField(max_length=40, blank=True)  # "image/png"; empty: no logo
    logo_alt = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)  # in addresses, so that they may be cached
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.accent or self.logo_type
