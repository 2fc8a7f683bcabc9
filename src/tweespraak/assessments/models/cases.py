"""An assessment as a case: its brief, its people, and when what happened."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.assessments.rules.states import State
from tweespraak.foundation.due import DueRow

_PERSON = settings.AUTH_USER_MODEL


class Case(DueRow):
    """One question about one person, from brief to release. `due_at`: when the clock has to act.

    `requirements` is [{"key": …, "text": …}]; `sheet` the information sheet as it was sent,
    {"nl": [{"key", "title", "text"} × 7], "en": …}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    reference = models.CharField(max_length=40, blank=True)  # what may stand on an invoice
    state = models.CharField(max_length=24, default=State.DRAFT)
    participant = models.ForeignKey(_PERSON, models.PROTECT, related_name="assessments")
    psychologist = models.ForeignKey(_PERSON, models.PROTECT, related_name="assessments_led")
    second_reader = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    reads_alone = models.BooleanField(default=False)  # own second reading, a day later
    planner = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    client = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    client_name = models.CharField(max_length=160)  # the organisation or department that asks
    # The brief, equal for client and participant.
    question = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    decision = models.TextField(blank=True)  # which decision it informs
    job_title = models.CharField(max_length=160, blank=True)
    requirements = models.JSONField(default=list)
    method = models.TextField(blank=True)  # which parts, and why these
    consequences = models.TextField(blank=True)  # what it may lead to, and what without consent
    valid_months = models.PositiveSmallIntegerField(default=24)
    brief_hash = models.CharField(max_length=64, blank=True)
    lens_version = models.ForeignKey("lenses.LensVersion", models.PROTECT, null=True)
    blocking_right = models.BooleanField(default=True)
    blocking_ground = models.CharField(max_length=20, blank=True)
    blocking_reason = models.TextField(blank=True)
    blocking_signed_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    blocking_seen_at = models.DateTimeField(null=True)  # acknowledged by the participant
    sheet = models.JSONField(default=dict)
    sheet_hash = models.CharField(max_length=64, blank=True)  # of the brief the sheet tells of
    sheet_opened_at = models.DateTimeField(null=True)
    accepted_hash = models.CharField(max_length=64, blank=True)  # of the brief the client accepted
    # What the participant needs to show what they can: in words, never why; not for the client.
    needs = models.TextField(blank=True)
    needs_answer = models.TextField(blank=True)
    needs_decided_at = models.DateTimeField(null=True)
    lead_waived_at = models.DateTimeField(null=True)  # sooner than five working days: their wish
    consent = models.ForeignKey("privacy.Consent", models.PROTECT, null=True, related_name="+")
    # When what happened.
    created_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField(null=True)
    consented_at = models.DateTimeField(null=True)
    measured_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)  # to the participant
    first_opened_at = models.DateTimeField(null=True)  # by the participant, this version
    agreed_at = models.DateTimeField(null=True)  # with the draft as it is now
    waived_at = models.DateTimeField(null=True)
    deciding_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    valid_until_on = models.DateField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    held_since_at = models.DateTimeField(null=True)  # a complaint: nothing is deleted
    hold_review_on = models.DateField(null=True)  # whether it still has to be held
    # The feedback conversation, and after it.
    talk = models.ForeignKey(
        "conversations.Conversation", models.PROTECT, null=True, related_name="+"
    )
    video_asked_at = models.DateTimeField(null=True)  # by the participant
    no_shows = models.PositiveSmallIntegerField(default=0)
    statement = models.TextField(blank=True)  # the participant's own, released unchanged
    statement_at = models.DateTimeField(null=True)
    # Looking at the answers to a test together: the code stands on the psychologist's screen.
    inspection_code = models.CharField(max_length=6, blank=True)
    inspection_tries = models.PositiveSmallIntegerField(default=0)
    inspection_asked_at = models.DateTimeField(null=True)
    inspection_confirmed_at = models.DateTimeField(null=True)  # by the participant
    aftercare_on = models.DateField(null=True)
    aftercare = models.JSONField(default=dict)  # answers on recognition, acceptance, usefulness
    talk_mode = models.CharField(max_length=12, blank=True)  # rules.talks.Mode
    talk_wish = models.TextField(blank=True)  # what the participant wants to have discussed anyhow
    talk_began_at = models.DateTimeField(null=True)
    talk_step = models.PositiveSmallIntegerField(default=0)  # where the two are in the protocol
    talk_minutes = models.PositiveSmallIntegerField(null=True)  # how long it took
    # What the participant chose: {"strengths": [id of a row of the report], "development": [...]}.
    talk_chosen = models.JSONField(default=dict)
    call_asked_at = models.DateTimeField(null=True)  # a short call, with giving up the talk
    aftercare_by = models.CharField(max_length=10, blank=True)  # call or message
    aftercare_asked_at = models.DateTimeField(null=True)
    client_talk = models.JSONField(default=dict)  # {"starts_at", "minutes", "place", "number"}
    # The development card: {"lines": [chosen ones], "words": the participant's own}.
    card = models.JSONField(default=dict)
    card_shared_with = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    card_shared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="an_assessment_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(blocking_right=True)
                | (~Q(blocking_ground="") & Q(blocking_signed_by__isnull=False)),
                name="who_takes_the_right_to_block_says_why_with_a_colleague",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="assessment_by_state")]

    def __str__(self) -> str:
        return f"assessment {self.pk}"


class Part(models.Model):
    """One part of the day: a test of ours, an interview, a simulation, a test of another publisher."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField()
    instrument = models.CharField(max_length=40, blank=True)  # a test of ours
    result = models.ForeignKey("insights.Result", models.PROTECT, null=True, related_name="+")
    norm = models.CharField(max_length=200, blank=True)  # of another publisher: group, N, year
    scores = models.JSONField(default=list)  # [{"scale", "score", "se", "scale_kind"}]
    mode = models.CharField(max_length=12, blank=True)  # open, controlled, supervised, managed
    psychologist = models.ForeignKey(
        _PERSON, models.PROTECT, null=True, related_name="assessment_parts"
    )
    starts_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=120, blank=True)
    bring = models.CharField(max_length=200, blank=True)  # what the participant brings along
    invitation_number = models.PositiveSmallIntegerField(default=0)  # rises when it moves
    held_at = models.DateTimeField(null=True)
    skipped_because = models.CharField(max_length=200, blank=True)
    particulars = models.TextField(blank=True)  # deviations, disturbances
    observations = models.JSONField(default=list)  # [{"requirement", "seen", "meaning"}]

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Recipient(models.Model):
    """Somebody who may read the report once the participant releases it to them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="recipients")
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    role = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="a_recipient_is_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.case_id}"
