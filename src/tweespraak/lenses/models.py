"""Lenses: what a role asks for, as published versions that never change."""

import uuid
from typing import Any

from django.db import models


class Lens(models.Model):
    """A lens of the library (no organisation) or of one organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True)
    key = models.CharField(max_length=60)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "lenses"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key"], name="a_lens_key_is_used_once_in_an_organisation"
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(organisation=None),
                name="a_lens_key_is_used_once_in_the_library",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class PublishedLensesStay(Exception):
    """A published lens version cannot be changed: publish a new one."""


class LensVersion(models.Model):
    """The name, summary, weights and ideal ranges of a lens, as published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lens = models.ForeignKey(Lens, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lens", "number"], name="a_lens_version_is_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lens_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PublishedLensesStay(str(self))
        super().save(*args, **kwargs)
