"""Who applied, what they sent, when they talked, and how each interviewer judged."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.foundation.due import DueRow
from tweespraak.selection.models.vacancies import Profile, Vacancy
from tweespraak.selection.rules.states import State

_PERSON = settings.AUTH_USER_MODEL


class Candidacy(DueRow):
    """Somebody's application for a vacancy. `due_at`: when somebody has to be nudged, or a term ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="candidacies")
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="candidacies")
    state = models.CharField(max_length=20, default=State.APPLIED)
    stage = models.CharField(max_length=20, blank=True)  # key of the stage they are in
    language = models.CharField(max_length=5, default="nl")
    motivation = models.TextField(blank=True)
    applied_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)  # the last word to the candidate
    hears_by_on = models.DateField(null=True)  # as promised to the candidate
    nudged_at = models.DateTimeField(null=True)
    nudges = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)  # hired, or the rejection was drafted
    # Why, per must and before any score is shown: [{"key", "is_met", "because"}].
    decision = models.JSONField(default=list)
    decided_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    checked_again_at = models.DateTimeField(null=True)  # against requirements that changed later
    checked_again_on = models.ForeignKey(Profile, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)  # withdrawn, hired, or told
    withdrawn_because = models.TextField(blank=True)  # only if the candidate wants to say
    consent = models.ForeignKey("privacy.Consent", models.PROTECT, null=True, related_name="+")
    held_since_at = models.DateTimeField(null=True)  # a complaint: nothing is deleted
    hold_review_on = models.DateField(null=True)
    told_of_deletion_at = models.DateTimeField(null=True)  # fourteen days before
    # Who wrote by mail or in person is added by hand, with how they agreed to it.
    added_by_id = models.UUIDField(null=True)
    added_note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "candidacies"
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "person"], name="a_person_applies_once_for_a_vacancy"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="an_application_is_in_a_known_state",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="applications_by_state")]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.vacancy_id}"


class Cv(models.Model):
    """The file a candidate sent: only ever given out as an attachment."""

    candidacy = models.OneToOneField(Candidacy, models.CASCADE, primary_key=True, related_name="cv")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=4)  # pdf, docx, odt or txt, as looked up in the file itself
    size = models.PositiveIntegerField()  # bytes
    content = models.BinaryField()
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"cv of {self.candidacy_id}"


class Interview(models.Model):
    """A talk with a candidate in a stage. Its interviewers are its judgements."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="interviews")
    stage = models.CharField(max_length=20)
    profile = models.ForeignKey(Profile, models.PROTECT, related_name="+")  # signed when invited
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=300)
    number = models.PositiveSmallIntegerField(default=0)  # of the invitation: rises when it moves
    invited_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    debriefed_at = models.DateTimeField(null=True)  # all judgements were in, and talked over
    debrief = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.stage} with {self.candidacy_id}"


class Judgement(models.Model):
    """What one interviewer saw, per requirement; from saving on it never changes.

    `ratings` is {key of the requirement: {"met": "yes|partly|no|not_seen", "saw": words}}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, models.PROTECT, related_name="judgements")
    interviewer = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    ratings = models.JSONField(default=dict)
    advice = models.CharField(max_length=8, blank=True)  # on, doubt or stop
    draft_at = models.DateTimeField(null=True)  # kept, not yet saved for the others
    saved_at = models.DateTimeField(null=True)
    excused_at = models.DateTimeField(null=True)  # was not there after all

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "interviewer"], name="an_interviewer_judges_an_interview_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.interview_id} by {self.interviewer_id}"
