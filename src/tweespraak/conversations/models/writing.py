"""What the two write: in their own preparation, and in the two boxes of a theme."""

import uuid

from django.db import models
from django.db.models import Q

from tweespraak.conversations.models.talks import Participant, Theme
from tweespraak.conversations.rules.cards import CARD_SIDES
from tweespraak.conversations.rules.writing import Part


class Entry(models.Model):
    """One thing in a preparation: an answer, a topic, a goal or insight laid on the table, an addition.

    Nobody but its author reads it before the reveal, and never when it is not `shared`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="entries")
    part = models.CharField(max_length=12)
    theme = models.ForeignKey(Theme, models.CASCADE, null=True, related_name="entries")
    question = models.CharField(max_length=40, blank=True)  # key of a question of the theme, or own
    asked = models.JSONField(
        default=dict
    )  # the words of a question swapped in or written by oneself
    subject_id = models.UUIDField(null=True)  # the goal or the result that is laid on the table
    text = models.TextField(blank=True)
    shared = models.BooleanField(default=True)  # share later, or for me only
    position = models.PositiveSmallIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "saved_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=[part.value for part in Part]),
                name="an_entry_is_a_known_part_of_a_preparation",
            ),
            models.UniqueConstraint(
                fields=["participant", "theme", "question"],
                condition=Q(part=Part.ANSWER),
                name="a_question_has_one_answer_of_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.participant_id}"


class Box(models.Model):
    """How one side sees a theme, in the record. `version` tells a second device that it is behind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="boxes")
    side = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    written_by = models.CharField(
        max_length=12
    )  # the side that wrote it down, for themselves or not
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "side"], name="a_theme_has_a_box_for_each_side"
            ),
            models.CheckConstraint(
                condition=Q(side__in=[side.value for side in CARD_SIDES]),
                name="a_box_is_of_a_known_side",
            ),
        ]

    def __str__(self) -> str:
        return f"box {self.side} of {self.theme_id}"
