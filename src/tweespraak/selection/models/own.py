"""The candidate's own rows: no organisation reads them, and they outlive every procedure."""

import uuid

from django.conf import settings
from django.db import models

_PERSON = settings.AUTH_USER_MODEL


class Feedback(models.Model):
    """One page of somebody's feedback book: from a rejection here, or from elsewhere.

    `reasons` is [{"code", "words"}], `reflection` {key of the question: words}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(_PERSON, models.CASCADE, related_name="feedback_book")
    from_name = models.CharField(max_length=160)  # of the organisation, as a copy
    job_title = models.CharField(max_length=160, blank=True)
    candidacy_id = models.UUIDField(null=True, unique=True)  # a key only: it may be gone there
    received_on = models.DateField()
    reasons = models.JSONField(default=list)
    strength = models.TextField(blank=True)
    tip = models.TextField(blank=True)
    message = models.TextField(blank=True)  # as it was received
    reflection = models.JSONField(default=dict)
    asked_on = models.DateField(null=True)  # for feedback, once
    let_go_on = models.DateField(null=True)
    goal = models.ForeignKey("insights.Goal", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)  # tells a second tab that it is behind

    def __str__(self) -> str:
        return f"feedback of {self.person_id}"


class Preparation(models.Model):
    """How somebody prepares an interview, here or elsewhere.

    `ticks` are keys of the checklist, `words` {key: words}: why here, my own part, questions to ask.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(_PERSON, models.CASCADE, related_name="interview_preparations")
    with_name = models.CharField(max_length=160)  # the organisation
    job_title = models.CharField(max_length=160, blank=True)
    on = models.DateField(null=True)
    ticks = models.JSONField(default=list)
    words = models.JSONField(default=dict)
    strengths = models.JSONField(default=list)  # keys of scales of one's own insights
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"preparation of {self.person_id}"
