"""A vacancy, the versions of its requirements, and who signs them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.foundation.due import DueRow
from tweespraak.selection.rules.states import ProfileState

_PERSON = settings.AUTH_USER_MODEL


class Vacancy(DueRow):
    """A job somebody is sought for. `due_at`: when somebody should be nudged about it.

    `stages` is [{"key", "name", "is_interview", "days"}], in order: `days` is how many calendar days
    a candidate waits at most before it is known how they go on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    title = models.CharField(max_length=160)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=5, default="nl")  # in which candidates are written to
    recruiter = models.ForeignKey(_PERSON, models.PROTECT, related_name="vacancies_led")
    hiring_manager = models.ForeignKey(_PERSON, models.PROTECT, related_name="vacancies_asked")
    text = models.TextField(blank=True)  # what the work is, on the open page
    stages = models.JSONField(default=list)
    interviews = models.PositiveSmallIntegerField(
        default=2
    )  # planned; more than three is warned of
    reply_days = models.PositiveSmallIntegerField(default=10)  # working days without a word at most
    lens_version = models.ForeignKey("lenses.LensVersion", models.PROTECT, null=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    read_lessons = models.JSONField(
        default=list
    )  # keys of the lessons that were read at the intake
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField()
    published_at = models.DateTimeField(null=True)  # the open page
    open_until_on = models.DateField(null=True)  # the last day to apply
    closed_at = models.DateTimeField(null=True)  # the end of the procedure: the clocks start here
    closed_because = models.CharField(max_length=12, blank=True)  # rules.closing.Because
    # How the process went, without persons (rules.mirror.Measures): it outlives the candidates.
    measures = models.JSONField(default=dict)
    measured_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "vacancies"
        indexes = [models.Index(fields=["organisation", "closed_at"], name="vacancies_by_end")]

    def __str__(self) -> str:
        return self.title


class Profile(models.Model):
    """One version of the requirements; from sending on it never changes.

    `requirements` is [{"key", "category", "is_must", "text", "behaviour", "assessed", "stage",
    "weight"}]: `assessed` how, `stage` the key of the stage in which.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="profiles")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default=ProfileState.DRAFT)
    requirements = models.JSONField(default=list)
    pay_from = models.DecimalField(max_digits=10, decimal_places=2, null=True)  # euro, gross
    pay_to = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    pay_per = models.CharField(max_length=6, default="month")  # month, year or hour
    terms = models.TextField(blank=True)
    hash = models.CharField(max_length=64, blank=True)  # of all that is signed
    reason = models.TextField(blank=True)  # why it was made anew
    is_late = models.BooleanField(default=False)  # after the first interview
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)  # by the last one
    # HR let words stand that may not be a reason, in exactly this text, and why.
    overridden_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    override_reason = models.TextField(blank=True)
    override_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "number"], name="a_profile_has_each_version_once"
            ),
            models.UniqueConstraint(
                fields=["vacancy"],
                condition=~Q(state=ProfileState.REPLACED),
                name="a_vacancy_has_one_profile_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ProfileState]),
                name="a_profile_is_in_a_known_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id} {self.number}"


class Stakeholder(models.Model):
    """Somebody who signs the requirements of a vacancy, and as what."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="stakeholders")
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=16)  # rules.profiles.Capacity
    since_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "person"],
                condition=Q(ended_at=None),
                name="a_stakeholder_stands_once_at_a_vacancy",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.vacancy_id}"


class Signature(models.Model):
    """A stakeholder agreed to one version, to the letter: `hash` is what they saw."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    profile = models.ForeignKey(Profile, models.PROTECT, related_name="signatures")
    stakeholder = models.ForeignKey(Stakeholder, models.PROTECT, related_name="signatures")
    hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "stakeholder"], name="a_profile_is_signed_once_by_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.profile_id} by {self.stakeholder_id}"
