"""What an organisation knows of a person, and the roles it gave."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from tweespraak.people.models.organisations import Organisation
from tweespraak.people.roles import Role
from tweespraak.people.rules import full_name, sort_name


class Membership(models.Model):
    """A person in an organisation, under the name this organisation uses."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    sort_name = models.CharField(max_length=170, editable=False)  # kept by save()
    job_title = models.CharField(max_length=120, blank=True)
    language = models.CharField(
        max_length=5, default="nl"
    )  # until the person uses the account here
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    let_in_again = models.UUIDField(null=True)  # the form that added them anew after they left
    is_trial = models.BooleanField(default=False)  # added while the organisation was trying it out

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], name="a_person_is_once_in_an_organisation"
            )
        ]
        indexes = [models.Index(fields=["organisation", "sort_name"], name="members_by_name")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name one sorts and searches by equal to the name that is shown."""
        self.sort_name = sort_name(self.given_name, self.family_name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_name"}
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        """Given and family name, as this organisation knows them."""
        return full_name(self.given_name, self.family_name)

    @property
    def address(self) -> str:
        """The address, as far as it is this organisation's to know (`queries.left_of`)."""
        return "" if getattr(self, "address_is_newer", False) else self.person.email


class Grant(models.Model):
    """A role given to a member: by whom, since when, and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    given_at = models.DateTimeField()
    given_by_id = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    taken_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "role"],
                condition=models.Q(taken_at=None),
                name="a_role_is_given_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.role
