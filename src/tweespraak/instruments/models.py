"""Versions of tests, norms and composites. A published version never changes: results lean on it."""

import uuid
from typing import Any, NoReturn

from django.db import models


class PublishedVersionsStay(Exception):
    """A published version cannot be changed: publish a new one."""


class Published(models.QuerySet["Version"]):
    """A query set that only reads and inserts."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise PublishedVersionsStay

    def delete(self) -> NoReturn:
        raise PublishedVersionsStay


class NormStatus(models.TextChoices):
    """How much a norm may be trusted here (see docs/measurement)."""

    NONE = "none"
    RATIONAL = "rational"
    FOREIGN = "foreign"
    PROVISIONAL = "provisional"
    LOCAL = "local"
    NATIONAL = "national"


class Version(models.Model):
    """What all versions have: a key, a label, content, its hash and when it was published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instrument = models.CharField(max_length=40)  # "personality"
    label = models.CharField(max_length=80)  # "ipip-neo-108-1 / nl-1.3.3+ours.1"
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    objects = Published.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.instrument} {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PublishedVersionsStay(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise PublishedVersionsStay(str(self))


class InstrumentVersion(Version):
    """The items, answer labels and scales of a test, as they were shown."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "content_hash"], name="an_instrument_version_is_kept_once"
            )
        ]


class NormVersion(Version):
    """Means, standard deviations, reliabilities and correlations of a norm group."""

    status = models.CharField(max_length=12, choices=NormStatus)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "content_hash"], name="a_norm_version_is_kept_once"
            )
        ]


class CompositeVersion(Version):
    """The weights of composites (the 16 competencies) on the facets of a test."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "content_hash"], name="a_composite_version_is_kept_once"
            )
        ]
