"""An item that is read and an answer that is kept; a room with a version and its words."""

from django.conf import settings
from django.db import models


class Item(models.Model):
    key = models.CharField(max_length=40, unique=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.key


class Answer(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    item = models.ForeignKey(Item, models.PROTECT)
    value = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.item_id}={self.value}"


class Room(models.Model):
    version = models.PositiveIntegerField(default=0)
    text = models.TextField()

    def __str__(self) -> str:
        return f"room {self.pk}"
