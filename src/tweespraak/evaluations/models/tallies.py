"""What outlives names: how often which value was given; and what was brought in from elsewhere."""

import uuid

from django.conf import settings
from django.db import models

_PERSON = settings.AUTH_USER_MODEL


class Import(models.Model):
    """Earlier results, brought in from one file. `mapping` is {column of ours: column of the file}.

    Until `done_at` it was only looked at: the file waits in `draft` ({"head": […], "rows": [[…]]}).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    name = models.CharField(max_length=160)  # of the file
    file_hash = models.CharField(max_length=64)  # the same file twice is once
    mapping = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    draft = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Tally(models.Model):
    """So many answers of this value, on this topic, in this month, between these two.

    `topic` is the key of a topic, "nps", or "invited", "started", "completed" (value 0). After a year
    client and recruiter are taken out (R11) and equal rows become one.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    month = models.DateField()  # its first day
    side = models.CharField(max_length=10)
    recruiter = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    client = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    dimension = models.CharField(max_length=10, blank=True)
    topic = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    imported = models.ForeignKey(Import, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "tallies"
        indexes = [models.Index(fields=["organisation", "month"], name="tallies_by_month")]

    def __str__(self) -> str:
        return f"{self.topic} {self.value} x {self.count}"
