"""Where someone works and for whom: departments and teams, posts with dates, stand-ins."""

import uuid

from django.db import models
from django.db.models import F, Q

from tweespraak.people.models.memberships import Membership
from tweespraak.people.models.organisations import Organisation


class Unit(models.Model):
    """A department, or a team when it stands under one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="units")
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="teams")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(closed_at=None, parent=None),
                name="a_department_has_its_name_alone",
            ),
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(closed_at=None),
                name="a_team_has_its_name_alone_in_its_department",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """The name; of a team after that of its department."""
        return f"{self.parent.name} › {self.name}" if self.parent else self.name


class Post(models.Model):
    """In which unit and under which manager someone works, from a day until (not on) another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="posts")
    manager = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="reports")
    since_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(until_on=None),
                name="someone_has_one_post_without_an_end",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("since_on")),
                name="a_post_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(manager=None) | ~Q(manager=F("membership")),
                name="nobody_is_their_own_manager",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} in {self.unit_id}"


class StandIn(models.Model):
    """Who does someone's work from a day until (not on) another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    absent = models.ForeignKey(Membership, models.CASCADE, related_name="replaced_by")
    stand_in = models.ForeignKey(Membership, models.CASCADE, related_name="stands_in_for")
    since_on = models.DateField()
    until_on = models.DateField()
    given_at = models.DateTimeField()
    given_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)  # taken back before its end

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=F("since_on")),
                name="standing_in_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("stand_in")), name="nobody_stands_in_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stand_in_id} for {self.absent_id}"
