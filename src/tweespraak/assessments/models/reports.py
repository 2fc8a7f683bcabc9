"""The report in versions, what the participant marks and asks in it, and what they decide about it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.assessments.models.cases import Case, Recipient
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.marks import MarkKind, RequestKind, Ruling

_PERSON = settings.AUTH_USER_MODEL


class Report(models.Model):
    """One version of the report; the one with the highest number is worked on until it is frozen.

    `sections` is {key of the section: its content}, the shape is in rules/sections.py. `hash` is of
    the whole participant version; a consent is bound to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="reports")
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5)
    sections = models.JSONField(default=dict)
    version = models.PositiveIntegerField(
        default=0
    )  # of the editor: tells a second tab it is behind
    hash = models.CharField(max_length=64, blank=True)
    written_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)  # given to the second reader
    read_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)  # signed by the second reader
    reading_remarks = models.TextField(blank=True)
    sent_back_at = models.DateTimeField(null=True)  # there is a next version to work on
    shown_at = models.DateTimeField(
        null=True
    )  # to the participant: from then on they read this one
    opened_at = models.DateTimeField(null=True)  # by the participant

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "number"], name="versions_of_a_report_have_one_order"
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None) | ~Q(hash=""), name="a_frozen_report_has_its_hash"
            ),
            models.CheckConstraint(
                condition=Q(shown_at=None) | Q(frozen_at__isnull=False),
                name="a_participant_reads_what_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.case_id}"


class Mark(models.Model):
    """What the participant says of one sentence: I recognise it, I do not, or I have a question."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="marks")
    sentence = models.CharField(
        max_length=64
    )  # hash of its words: it stays with them over versions
    section = models.CharField(max_length=40)
    quote = models.TextField()
    kind = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "sentence"], name="a_sentence_is_marked_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in MarkKind]), name="a_mark_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"


class Correction(models.Model):
    """A request of the participant: a fact, which must be decided, or a finding, which stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=12)
    quote = models.TextField()
    wish = models.TextField()
    asked_at = models.DateTimeField()
    ruling = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    ruled_at = models.DateTimeField(null=True)
    ruled_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in RequestKind]),
                name="a_correction_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(ruling="") | Q(ruling__in=[ruling.value for ruling in Ruling]),
                name="a_correction_has_a_known_ruling",
            ),
        ]

    def __str__(self) -> str:
        return f"correction {self.pk}"


class Decision(models.Model):
    """What the participant decided for one recipient about one version; a new decision is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="decisions")
    report = models.ForeignKey(Report, models.PROTECT, related_name="decisions")
    report_hash = models.CharField(max_length=64)
    choice = models.CharField(max_length=10)
    purpose = models.CharField(max_length=200, blank=True)
    until_on = models.DateField(null=True)
    decided_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    first_read_at = models.DateTimeField(null=True)  # by the recipient

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__in=[choice.value for choice in Choice]),
                name="a_decision_is_known",
            ),
            models.UniqueConstraint(
                fields=["recipient"],
                condition=Q(withdrawn_at=None),
                name="a_recipient_has_one_decision_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.choice} for {self.recipient_id}"
