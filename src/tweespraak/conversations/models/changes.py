"""Somebody has another manager: what is asked of them about their agreements, and their answer."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tweespraak.conversations.rules.moving import OpenTalks
from tweespraak.foundation.due import DueRow


class ManagerChange(DueRow):
    """From a day on an employee works for somebody else. `due_at`: the moment to ask, or to ask again.

    Asked is only the employee, and on the day itself: which agreements may the new manager read?
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    employee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    former = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    open_talks = models.CharField(max_length=12, default=OpenTalks.CALL_OFF)
    since_on = models.DateField()
    created_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(manager=F("former")), name="another_manager_is_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(open_talks__in=[one.value for one in OpenTalks]),
                name="open_talks_end_or_are_finished",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(asked_at__isnull=False),
                name="what_is_answered_was_asked",
            ),
        ]
        indexes = [models.Index(fields=["employee", "answered_at"], name="changes_by_employee")]

    def __str__(self) -> str:
        return f"other manager of {self.employee_id}"
