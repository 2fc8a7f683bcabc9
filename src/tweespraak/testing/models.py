"""Assignments, sessions and answers. A session belongs to the person and knows no activity."""

import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from tweespraak.testing.rules import State


class AppendOnly(Exception):
    """An answer cannot be changed or deleted: answering again adds one."""


class Responses(models.QuerySet["Response"]):
    """A query set that only reads and inserts."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def erase(self) -> int:
        """Take the answers away for good: only when a person's data are erased."""
        return super().delete()[0]


class Assignment(models.Model):
    """An organisation's invitation to a person to take a test."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    instrument = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    created_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "instrument"],
                name="an_organisation_assigns_a_test_to_a_person_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument} for {self.person_id}"


class Session(models.Model):
    """One taking of one test version by one person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sessions")
    version = models.ForeignKey("instruments.InstrumentVersion", models.PROTECT)
    instrument = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "instrument"],
                condition=models.Q(finished_at=None),
                name="a_person_has_one_open_session_per_test",
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument} by {self.person_id}"

    @property
    def state(self) -> State:
        """How far this session is."""
        return State.FINISHED if self.finished_at else State.STARTED


class Response(models.Model):
    """One answer as given. Answering again adds a row; the last row of an item counts."""

    session = models.ForeignKey(
        Session,
        models.PROTECT,
        related_name="responses",
        db_index=False,  # the constraint below has an index that begins with the session
    )
    item_key = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField(null=True)  # null: skipped on purpose
    language = models.CharField(max_length=5)
    answered_at = models.DateTimeField()
    click = models.UUIDField()  # one per shown question: a double post is one answer

    objects = Responses.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "click"], name="a_click_is_one_answer"),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value__range=(1, 5)),
                name="an_answer_is_1_to_5_or_skipped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_key}={self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
