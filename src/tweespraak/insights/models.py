"""Results and their scores; each carries the versions it was computed with, for ever."""

import uuid

from django.conf import settings
from django.db import models


class Result(models.Model):
    """What one finished session says of a person. It belongs to the person; activities borrow it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="results")
    session = models.OneToOneField("testing.Session", models.PROTECT, related_name="result")
    instrument = models.CharField(max_length=40)
    version = models.ForeignKey("instruments.InstrumentVersion", models.PROTECT)
    norm = models.ForeignKey("instruments.NormVersion", models.PROTECT)
    composite = models.ForeignKey("instruments.CompositeVersion", models.PROTECT)
    finished_at = models.DateTimeField()
    scored_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)  # by the person, for the first time

    class Meta:
        indexes = [
            models.Index(fields=["person", "instrument", "finished_at"], name="result_by_person")
        ]

    def __str__(self) -> str:
        return f"{self.instrument} of {self.person_id}"


class Score(models.Model):
    """One scale of a result: raw, in norm-group z with its standard error, and in words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    result = models.ForeignKey(Result, models.CASCADE, related_name="scores")
    scale = models.CharField(max_length=40)  # "N1", "E", "deciding"
    kind = models.CharField(max_length=12)  # facet, domain, competency
    answered = models.PositiveSmallIntegerField()
    items = models.PositiveSmallIntegerField()
    raw = models.FloatField(null=True)  # sum in Johnson's direction; none for composites
    z = models.FloatField(null=True)  # null: too few answers; positive is always "more of it"
    se = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "scale"], name="a_scale_is_scored_once"),
            models.CheckConstraint(
                condition=models.Q(z=None, se=None) | models.Q(z__isnull=False, se__gt=0),
                name="a_score_has_its_standard_error",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scale} of {self.result_id}"
