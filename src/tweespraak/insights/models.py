"""Results with their scores, which carry the versions they were computed with; and goals."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from tweespraak.insights.rules.goals import Plan


class AppendOnly(Exception):
    """What happened with a goal cannot be changed: something later can be added."""


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
    withheld_at = models.DateTimeField(null=True)  # a psychologist explains it first; null: free

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


class Goal(models.Model):
    """What a person wants to learn or do. Theirs alone: no organisation, and nobody else reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="goals")
    scale = models.CharField(max_length=40, blank=True)  # made from this score; empty: free
    result = models.ForeignKey(Result, models.SET_NULL, null=True, related_name="goals")
    wording = models.CharField(max_length=200)
    behaviour = models.CharField(max_length=500)
    cue = models.CharField(max_length=250)
    step = models.CharField(max_length=250)
    due_on = models.DateField()
    check_in_days = models.PositiveSmallIntegerField()
    buddy = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "due_on"], name="goal_by_person")]

    def __str__(self) -> str:
        return f"goal {self.pk} of {self.person_id}"

    @property
    def plan(self) -> Plan:
        """What the goal says now."""
        return Plan(
            self.wording, self.behaviour, self.cue, self.step, self.due_on, self.check_in_days,
            self.buddy,
        )  # fmt: skip


class GoalMoment(models.Model):
    """One thing that happened with a goal. The state of a goal is its last turn; rows only grow."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="moments")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=12)
    at = models.DateTimeField()
    how_far = models.CharField(max_length=12, blank=True)
    text = models.TextField(blank=True)
    helps = models.TextField(blank=True)
    before = models.JSONField(default=dict)  # what was changed, as it stood until then

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "number"], name="moments_of_a_goal_have_one_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.number} of {self.goal_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that is there never changes. Raises AppendOnly."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)
