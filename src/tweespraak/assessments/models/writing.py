"""What psychologists write for themselves, and what the protocol of a talk keeps."""

import uuid

from django.conf import settings
from django.db import models

from tweespraak.assessments.models.cases import Case, Part

_PERSON = settings.AUTH_USER_MODEL


class Note(models.Model):
    """A private working note: only its author reads it; gone 30 days after the release."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    author = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    text = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "author"], name="an_author_has_one_notebook")
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Snippet(models.Model):
    """A text block of one psychologist, to begin a passage with. It holds nothing about anybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    owner = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    section = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Signature(models.Model):
    """How one psychologist signs in one organisation, and which rules of automated parts they know.

    `understood` is {key of the rules with their versions: when they ticked it}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    owner = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)  # as it stands under a report, with titles
    register = models.CharField(max_length=80)
    number = models.CharField(max_length=40)
    understood = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "owner"], name="a_psychologist_signs_in_one_way_here"
            )
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"


class Step(models.Model):
    """A step of the protocol of the feedback talk: discussed, or left out at the participant's wish."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    ticked_at = models.DateTimeField(null=True)
    skipped_at = models.DateTimeField(null=True)
    order = models.CharField(max_length=12, blank=True)  # step 2: conclusion or parts first

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="a_step_is_ticked_once")
        ]

    def __str__(self) -> str:
        return f"step {self.number} of {self.case_id}"


class Recognition(models.Model):
    """Whether the participant recognises themselves in a part: yes, partly, no. Their own word."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    part = models.OneToOneField(Part, models.CASCADE, related_name="recognition")
    answer = models.CharField(max_length=10)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.answer} of {self.part_id}"
