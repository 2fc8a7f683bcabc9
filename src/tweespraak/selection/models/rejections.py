"""A rejection somebody can grow from, and what the organisation itself learns."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.selection.models.candidates import Candidacy
from tweespraak.selection.models.vacancies import Vacancy

_PERSON = settings.AUTH_USER_MODEL


class Rejection(models.Model):
    """What is told, why, and by whom. `message` is what went out, to the letter.

    `reasons` is [{"code", "requirement": key or "", "words": {slot of the text: words}}].
    """

    candidacy = models.OneToOneField(
        Candidacy, models.CASCADE, primary_key=True, related_name="rejection"
    )
    version = models.PositiveIntegerField(default=0)  # tells a second tab that it is behind
    written_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    writers = models.JSONField(default=list)  # keys of everybody who wrote in it: none reads along
    saved_at = models.DateTimeField()
    reasons = models.JSONField(default=list)
    thanks = models.TextField(blank=True)  # for what the candidate did
    strength = models.TextField(blank=True)
    tip = models.TextField(blank=True)
    caller = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    call_on = models.CharField(max_length=160, blank=True)  # when the caller calls, in words
    called_at = models.DateTimeField(null=True)  # a call was tried before writing
    second_reader = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    second_read_at = models.DateTimeField(null=True)
    second_read_hash = models.CharField(max_length=64, blank=True)  # of what the second reader read
    second_asked_at = models.DateTimeField(null=True)
    lift_asked_at = models.DateTimeField(null=True)  # HR is asked to let a blocked word go out
    overridden_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    override_reason = models.TextField(blank=True)  # why it goes out in spite of a blocked word
    override_hash = models.CharField(max_length=64, blank=True)
    checked_hash = models.CharField(max_length=64, blank=True)  # of what was checked
    message = models.JSONField(default=dict)  # {"subject", "body", "language"}
    message_hash = models.CharField(max_length=64, blank=True)
    told_at = models.DateTimeField(null=True)
    deletes_on = models.DateField(null=True)  # as the message says
    talk_until_on = models.DateField(null=True)  # until when a talk can be asked for
    talk_asked_at = models.DateTimeField(null=True)
    talk_by_on = models.DateField(null=True)
    talk = models.ForeignKey(
        "conversations.Conversation", models.PROTECT, null=True, related_name="+"
    )
    talk_questions = models.TextField(blank=True)  # the candidate's own, for the caller
    talk_held_at = models.DateTimeField(null=True)
    useful = models.PositiveSmallIntegerField(null=True)  # 1 to 5
    useful_on = models.DateField(null=True)
    objection = models.CharField(max_length=12, blank=True)  # complaint or second_look
    objection_words = models.TextField(blank=True)
    objected_at = models.DateTimeField(null=True)
    answers = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    answer_by_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(useful=None) | Q(useful__range=(1, 5)),
                name="usefulness_is_one_to_five",
            )
        ]

    def __str__(self) -> str:
        return f"rejection of {self.candidacy_id}"


class Lesson(models.Model):
    """Something in the process that has to be better next time: whose it is, and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="lessons")
    cause = models.CharField(max_length=16)  # rules.lessons.Cause
    words = models.TextField(blank=True)
    owner = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    followed_up = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField(null=True)  # none: it came of itself

    def __str__(self) -> str:
        return f"{self.cause} at {self.vacancy_id}"
