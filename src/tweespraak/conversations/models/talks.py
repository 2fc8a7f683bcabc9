"""A conversation of two: its moment and state, its two sides, and the themes they chose."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tweespraak.conversations.rules.cards import Side
from tweespraak.conversations.rules.library import Kind
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.due import DueRow

_KINDS = Q(kind__in=[kind.value for kind in Kind])
_SIDES = Q(side__in=[side.value for side in Side])


class Conversation(DueRow):
    """Two people who prepare, talk and agree. `due_at` is when the clock has something to do with it.

    `version` rises in the transaction of every change that the other device should show; since
    `laid_version` only who is there and who speaks changed, and nothing that lies on the table.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=24, default=State.PLANNED)
    version = models.PositiveIntegerField(default=0)
    laid_version = models.PositiveIntegerField(default=0)
    cycle = models.ForeignKey("Cycle", models.PROTECT, null=True, related_name="conversations")
    by_on = models.DateField(null=True)  # from a cycle: to be held on this day at the latest
    starts_at = models.DateTimeField(null=True)  # proposed, or confirmed by both
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=120, blank=True)
    invitation_number = models.PositiveSmallIntegerField(default=0)  # SEQUENCE of the .ics
    one_sided = models.CharField(max_length=10, blank=True)  # rules.states.OneSided
    ended_because = models.CharField(max_length=20, blank=True)  # rules.states.Reason
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField(null=True)  # none: a cycle made it
    revealed_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    handed_over_by = models.CharField(max_length=12, blank=True)  # the side that wrote the record
    record_reminders = models.PositiveSmallIntegerField(default=0)  # to react on the record
    closed_at = models.DateTimeField(null=True)
    # The live room: where the two are, and who has the word.
    theme = models.ForeignKey("Theme", models.SET_NULL, null=True, related_name="+")
    turn = models.CharField(max_length=12, blank=True)
    turn_since_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_KINDS, name="a_conversation_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="a_conversation_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PLANNED)
                | Q(starts_at__isnull=False)
                | ~Q(ended_because=""),
                name="who_invites_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="conversation_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Participant(models.Model):
    """One of the two, with what they did: confirm, prepare, come, speak, react."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="participants")
    side = models.CharField(max_length=12)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="conversation_seats"
    )
    confirmed_at = models.DateTimeField(null=True)  # the moment that stands now
    ready_at = models.DateTimeField(null=True)
    reschedules = models.PositiveSmallIntegerField(default=0)
    moved_because = models.CharField(
        max_length=20, blank=True
    )  # rules.states.Reason, the last time
    calls_off_at = models.DateTimeField(
        null=True
    )  # wants to call it off; the other has not said so
    calls_off_because = models.CharField(max_length=20, blank=True)  # rules.states.Reason
    says_held_at = models.DateTimeField(null=True)
    says_no_record_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # in the live room, last
    here_since_at = models.DateTimeField(null=True)  # in the live room; none: not there
    spoken_seconds = models.PositiveIntegerField(default=0)  # by tap; gone when the talk is closed
    pulse = models.JSONField(null=True)  # {"B1": 1…5, …}: how the talk went, never about a person
    pulse_at = models.DateTimeField(null=True)
    own_view = models.TextField(blank=True)  # of who reacted on the record without agreeing
    reacted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "side"], name="a_side_of_a_conversation_is_one_person"
            ),
            models.UniqueConstraint(
                fields=["conversation", "person"], name="nobody_talks_with_themselves"
            ),
            models.CheckConstraint(condition=_SIDES, name="a_participant_has_a_known_side"),
        ]
        indexes = [
            models.Index(fields=["person"], name="conversations_of_a_person"),
            models.Index(
                fields=["seen_at"],
                condition=Q(here_since_at__isnull=False),
                name="who_is_in_a_live_room",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} of {self.conversation_id}"


class Theme(models.Model):
    """A theme of one conversation, with the words of its questions as they were when it was chosen.

    `name` is {"nl": …, "en": …}; a question is {"key": …, "employee": {"nl": …, "en": …}, "manager": …}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="themes")
    key = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    name = models.JSONField()
    questions = models.JSONField()
    discussed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "key"], name="a_theme_is_once_in_a_conversation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.conversation_id}"
