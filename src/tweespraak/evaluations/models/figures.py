"""What may be known of evaluations by others than the two: counts of a period that is over."""

from django.conf import settings
from django.db import models

from tweespraak.evaluations.models.evaluations import Evaluation
from tweespraak.evaluations.models.tallies import Import
from tweespraak.foundation.due import DueRow

_PERSON = settings.AUTH_USER_MODEL


class Counting(DueRow):
    """An organisation whose evaluations are counted. `due_at`: when is looked whether a period is over."""

    organisation = models.OneToOneField("people.Organisation", models.PROTECT, primary_key=True)

    def __str__(self) -> str:
        return str(self.organisation_id)


class Tallied(models.Model):
    """An evaluation is over and was counted; twice is once."""

    evaluation = models.OneToOneField(
        Evaluation, models.CASCADE, primary_key=True, related_name="tallied"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.evaluation_id)


class Figure(models.Model):
    """How often each value of one measure was given in a period, by a group that may be known.

    Without `unit` and `recruiter` it is of everybody. `measure` is the key of a topic, "nps" or
    "response"; `counts` has a place for each value. It is written once, by `rules.figures.publish`, and
    never changes. A recruiter's is gone a year after its period.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    from_on = models.DateField()
    until_on = models.DateField()  # the first day after it
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    recruiter = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    measure = models.CharField(max_length=40)
    dimension = models.CharField(max_length=10, blank=True)
    counts = models.JSONField(default=list)
    with_nps = models.JSONField(default=list)  # rules.figures.with_nps, of everybody only
    imported = models.ForeignKey(Import, models.PROTECT, null=True, related_name="figures")

    class Meta:
        indexes = [models.Index(fields=["organisation", "until_on"], name="figures_by_period")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit=None) | models.Q(recruiter=None),
                name="a_figure_is_of_a_department_or_a_recruiter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.until_on}"
