"""The audit log: one row per act, without content. Rows are inserted and never touched again."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(Exception):
    """An audit row cannot be changed or deleted."""


class Entries(models.QuerySet["Entry"]):
    """A query set that only reads and inserts."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class Entry(models.Model):
    """One act: who, what, on which object, when. No names, no free text, no scores."""

    sequence = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    organisation_id = models.UUIDField(null=True)
    actor_id = models.UUIDField(null=True)  # null: the system itself
    about_id = models.UUIDField(null=True)  # the person whose data were touched
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=40)
    object_id = models.CharField(max_length=40)
    state_from = models.CharField(max_length=40, blank=True)
    state_to = models.CharField(max_length=40, blank=True)
    version_hash = models.CharField(max_length=64, blank=True)

    objects = Entries.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["about_id", "sequence"], name="audit_by_person"),
            models.Index(fields=["organisation_id", "sequence"], name="audit_by_organisation"),
            models.Index(fields=["object_type", "object_id"], name="audit_by_object"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
