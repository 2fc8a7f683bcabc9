"""Agreements between two people, and everything that happened with them."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tweespraak.conversations.models.talks import Conversation
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.foundation.due import DueRow


class AppendOnly(Exception):
    """What happened with an agreement cannot be changed: something later can be added."""


class Agreement(DueRow):
    """Who does what by when, how both will see it, and how the other helps. `due_at`: next reminder."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="agreements")
    theme = models.CharField(max_length=40, blank=True)  # the key of a theme
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="agreements_owned"
    )
    other = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="agreements_helped"
    )
    what = models.CharField(max_length=300)
    evidence = models.CharField(max_length=300)
    cue = models.CharField(max_length=250, blank=True)  # if …
    step = models.CharField(max_length=250, blank=True)  # … then
    help = models.CharField(max_length=300, blank=True)  # what the other does
    due_on = models.DateField()
    state = models.CharField(max_length=20, default=AgreementState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposal = models.JSONField(default=dict)  # the adjustment that waits for the other's word
    moved_from = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="moved_to"
    )  # the same text, with the manager before
    # After another manager came: who may pass it on, from which day, and what if they do not.
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asks_since_on = models.DateField(null=True)
    asked_at = models.DateTimeField(null=True)
    stays = models.BooleanField(default=False)  # with the former manager; else it stops
    created_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in AgreementState]),
                name="an_agreement_is_in_a_known_state",
            ),
            models.CheckConstraint(condition=~Q(owner=F("other")), name="an_agreement_is_of_two"),
            models.CheckConstraint(
                condition=Q(asked_of=None, asks_since_on=None, asked_at=None)
                | Q(asked_of__isnull=False, asks_since_on__isnull=False),
                name="who_may_pass_it_on_is_asked_from_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "state"], name="agreements_by_owner"),
            models.Index(fields=["other", "state"], name="agreements_by_other"),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class AgreementMoment(models.Model):
    """One thing that happened with an agreement; rows only grow."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="moments")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    by_id = models.UUIDField(null=True)  # none: the clock
    at = models.DateTimeField()
    text = models.TextField(blank=True)
    before = models.JSONField(default=dict)  # what was adjusted, as it stood until then

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="moments_of_an_agreement_have_one_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.number} of {self.agreement_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that is there never changes. Raises AppendOnly."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)
