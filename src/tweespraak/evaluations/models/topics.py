"""What an organisation asks about: its own topics beside the library, and its default set."""

import uuid

from django.db import models


class Topic(models.Model):
    """A topic of the organisation's own. `words` is {"nl": {"title", "question"}, "en": {…}}."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    side = models.CharField(max_length=10)  # rules.states.Side: who answers it
    dimension = models.CharField(max_length=10)  # rules.topics.Dimension
    words = models.JSONField()
    created_by_id = models.UUIDField()
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)  # asked no more; what was answered stays

    def __str__(self) -> str:
        return str(self.id)


class TopicSet(models.Model):
    """What this organisation asks unless somebody chooses otherwise: keys of topics, in order."""

    organisation = models.OneToOneField("people.Organisation", models.PROTECT, primary_key=True)
    client = models.JSONField(default=list)  # what clients are asked
    recruiter = models.JSONField(default=list)  # what recruiters are asked
    saved_at = models.DateTimeField()
    saved_by_id = models.UUIDField()

    def __str__(self) -> str:
        return str(self.organisation_id)
