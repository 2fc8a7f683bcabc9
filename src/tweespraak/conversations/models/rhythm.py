"""The year of an organisation: cycles of talks, its course, what is passed on to it, its own words."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.conversations.models.talks import Conversation
from tweespraak.foundation.due import DueRow


class Cycle(DueRow):
    """Talks planned for everybody in a unit, or in the whole organisation. `due_at`: the next day.

    A moment is {"key", "kind", "minutes", "from_on", "until_on", "themes": [keys]}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=80)
    moments = models.JSONField()
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField()
    started_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=list)  # what HR reads now: published cells, counts only
    shown = models.JSONField(default=dict)  # all that was ever published, so that no later figure
    # together with an earlier one tells about a small group; respondents are opaque numbers

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(started_at__isnull=False),
                name="a_cycle_stops_after_it_started",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Course(models.Model):
    """Where the organisation goes and why, in its own words; every change is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    text = models.JSONField()  # {"nl": …, "en": …}
    written_at = models.DateTimeField()
    written_by_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "written_at"], name="course_by_time")]

    def __str__(self) -> str:
        return f"course of {self.organisation_id}"


class Message(models.Model):
    """A sentence that one of the two passes on to the organisation, and the answer to it.

    Until it is sent only the two of the conversation read it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    with_name = models.BooleanField()  # else the organisation reads the sentence without a name
    text = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "sent_at"], name="message_by_time")]

    def __str__(self) -> str:
        return f"message {self.pk}"


class AllowedWord(models.Model):
    """A word that says nothing of anybody's health in this organisation: the guard lets it pass."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    word = models.CharField(max_length=60)
    allowed_at = models.DateTimeField()
    allowed_by_id = models.UUIDField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "word"],
                condition=Q(ended_at=None),
                name="a_word_is_allowed_once",
            )
        ]

    def __str__(self) -> str:
        return self.word
