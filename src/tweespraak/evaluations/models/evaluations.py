"""An evaluation between a recruiter and one client, and what each of them answered."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.evaluations.rules.states import Side, State
from tweespraak.foundation.due import DueRow

_PERSON = settings.AUTH_USER_MODEL


class Evaluation(DueRow):
    """One client and one recruiter about one or more vacancies. `due_at`: the next day something waits.

    `vacancies` is [{"id", "title", "closed_on", "outcome", "interviewed"}]. `asked` is what was asked, to
    the letter, from sending on: {"client": [{"key", "dimension", "words": {"nl": {"title", "question"},
    "en": {…}}}], "recruiter": […]}; before that the keys in `client_topics` and `recruiter_topics` count.
    `agenda` is [{"key", "by"}]: the topics of the conversation and which side chose them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    recruiter = models.ForeignKey(_PERSON, models.PROTECT, related_name="evaluations_led")
    client = models.ForeignKey(_PERSON, models.PROTECT, related_name="evaluations_asked")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=14, default=State.PREPARED)
    language = models.CharField(max_length=5, default="nl")  # in which the client is written to
    vacancies = models.JSONField(default=list)
    client_topics = models.JSONField(default=list)
    recruiter_topics = models.JSONField(default=list)
    asked = models.JSONField(default=dict)
    second_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="seconds")
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField(null=True)  # none: a vacancy was closed
    send_on = models.DateField(null=True)  # sent of itself from this day
    sent_at = models.DateTimeField(null=True)
    closes_on = models.DateField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    revealed_at = models.DateTimeField(null=True)
    is_two_sided = models.BooleanField(default=False)
    triggers = models.JSONField(default=list)  # ["LT1", …]: why a conversation is asked for
    contact_by_on = models.DateField(null=True)
    contacted_at = models.DateTimeField(null=True)
    live_by_on = models.DateField(null=True)
    escalated_at = models.DateTimeField(null=True)  # "not followed up" was told, without content
    agenda = models.JSONField(default=list)
    offer = models.JSONField(default=dict)  # the moments one side offers (rules.talking.Offer)
    live = models.ForeignKey(
        "conversations.Conversation", models.PROTECT, null=True, related_name="+"
    )
    thanks = models.TextField(blank=True)  # what is done with it, told to the client
    told_at = models.DateTimeField(null=True)
    measured_again_on = models.DateField(null=True)  # when the second measurement goes out
    stripped_on = models.DateField(null=True)  # answers and comments are gone; the tally stays

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "client"], name="evaluations_by_client"),
            models.Index(fields=["organisation", "recruiter"], name="evaluations_by_recruiter"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="an_evaluation_is_in_a_known_state",
            ),
            models.UniqueConstraint(
                fields=["organisation", "recruiter", "client"],
                condition=Q(state=State.PREPARED, second_of=None),
                name="a_client_has_one_prepared_evaluation",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Reply(models.Model):
    """What one side says: from sending on it never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="replies")
    side = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=0)  # tells a second tab that it is behind
    started_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    nps = models.PositiveSmallIntegerField(null=True)  # 0 to 10, clients only
    nps_reason = models.TextField(blank=True)
    kept = models.TextField(blank=True)  # what went well and should stay
    better = models.TextField(blank=True)
    wants_talk = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "side"], name="each_side_of_an_evaluation_replies_once"
            ),
            models.CheckConstraint(
                condition=Q(side__in=[side.value for side in Side]), name="a_reply_has_a_side"
            ),
            models.CheckConstraint(
                condition=Q(nps=None) | Q(nps__range=(0, 10)), name="nps_is_nought_to_ten"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.side}"


class Answer(models.Model):
    """One topic of a reply: 1 to 5, or not applicable, which counts in no mean.

    While one is still answering, words may stand before a choice was made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reply = models.ForeignKey(Reply, models.CASCADE, related_name="answers")
    topic = models.CharField(max_length=40)  # "G02", or the key of an own topic
    value = models.PositiveSmallIntegerField(null=True)  # none: not applicable
    is_chosen = models.BooleanField(default=True)  # false: only words so far
    comment = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reply", "topic"], name="a_topic_is_answered_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__range=(1, 5)), name="a_value_is_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply_id} {self.topic}"
