"""Talk cards that people made: of the organisation, or of one person."""

import uuid

from django.conf import settings
from django.db import models

from tweespraak.conversations.rules.library import CARD_KINDS


class TalkCard(models.Model):
    """A choice of questions for one kind of conversation. Without an owner it is the organisation's.

    It keeps keys of the library, so that it reads in both languages and takes better words along; a
    conversation copies the words at the moment it uses the card.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    questions = models.JSONField()
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField()
    changed_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in CARD_KINDS]),
                name="a_talk_card_is_for_a_known_kind_of_conversation",
            ),
            models.CheckConstraint(
                condition=models.Q(changed_at__gte=models.F("created_at")),
                name="a_talk_card_changes_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return self.name
