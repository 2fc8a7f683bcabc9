"""What candidates found of it. Nothing in these two tables leads from an answer to a person."""

import uuid

from django.db import models

from tweespraak.foundation.due import DueRow


class SurveyToken(DueRow):
    """A candidate may answer once. It says who was asked, never what, when or whether they answered:
    that it was used is noted in batches in a mixed order. `due_at`: when it is mailed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    person_id = models.UUIDField(null=True)  # gone once it was mailed
    subject_id = models.UUIDField(unique=True)  # the application; random after it was mailed
    language = models.CharField(max_length=5, default="nl")
    group = models.CharField(max_length=10)  # hired, rejected or withdrew
    token_hash = models.CharField(max_length=64, blank=True)
    closes_on = models.DateField()
    is_used = models.BooleanField(default=False)  # set in mixed batches, or at closing

    def __str__(self) -> str:
        return str(self.id)


class SurveyResponse(models.Model):
    """One candidate's answers under a key that means nothing; of when, only the week is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    group = models.CharField(max_length=10)
    week = models.DateField()  # its Monday
    answers = models.JSONField(default=dict)  # {"K1": 1 to 5, …, "K9": 0 to 10}
    comment = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.id)
