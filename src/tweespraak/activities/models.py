"""Talent activities: the team, who takes part, and what each of them chose to share."""

import uuid

from django.conf import settings
from django.db import models


class Activity(models.Model):
    """A question about talent, with a lens and participants.

    Purpose and lens stay as they are: participants consent to them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=600)
    lens_version = models.ForeignKey("lenses.LensVersion", models.PROTECT)
    kept_lines = models.TextField(blank=True)  # candidates written down, to be invited later
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField()

    class Meta:
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """A colleague who may see this activity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="team")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person"], name="a_colleague_is_once_in_a_team"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.activity_id}"


class Participation(models.Model):
    """A person invited to take part in an activity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="participations"
    )
    invited_at = models.DateTimeField()
    invited_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "person"], name="a_person_takes_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.activity_id}"


class Reuse(models.Model):
    """A result a participant lends to an activity, by a consent that can be withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="reuses")
    result = models.ForeignKey("insights.Result", models.PROTECT, related_name="reuses")
    consent = models.OneToOneField("privacy.Consent", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # the consent was withdrawn

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "result"],
                condition=models.Q(ended_at=None),
                name="a_result_is_lent_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None)
                | models.Q(ended_at__gte=models.F("confirmed_at")),
                name="lending_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_id} for {self.participation_id}"


class Look(models.Model):
    """A colleague saw, on one day, what a participant lent: known to the participant."""

    id = models.BigAutoField(primary_key=True)
    reuse = models.ForeignKey(Reuse, models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reuse", "person", "on"], name="a_look_is_noted_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.reuse_id}"
