"""Talent activities: the team, who takes part, and what each of them chose to share."""

import uuid

from django.conf import settings
from django.db import models


class Activity(models.Model):
    """A question about talent, with a lens and participants."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    lens_version = models.ForeignKey("lenses.LensVersion", models.PROTECT)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

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
    """A person asked to take part in an activity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="participations"
    )
    added_at = models.DateTimeField()
    added_by_id = models.UUIDField(null=True)
    invited_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person"], name="a_person_takes_part_once"
            )
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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "result", "consent"], name="a_result_is_lent_once_by_a_consent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.result_id} for {self.participation_id}"
