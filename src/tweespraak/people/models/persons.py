"""A person: one human being with one account, in however many organisations."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from tweespraak.people.rules import as_kept

ERASED = "@erased.invalid"  # the end of the address of whose data were erased


class Persons(BaseUserManager["Person"]):
    """Finds persons by address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=as_kept(username or ""))


class Person(AbstractBaseUser):
    """The account. Without a usable password it is not activated yet and cannot sign in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)  # in small letters
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=5, default="nl")
    created_at = models.DateTimeField()
    activated_at = models.DateTimeField(null=True)
    # Turned out to be known here twice: this account is closed, that one is theirs.
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_from")

    objects: ClassVar[Persons] = Persons()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="an_address_is_kept_in_small_letters",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def is_erased(self) -> bool:
        """Whether everything that says who this was is gone."""
        return self.email.endswith(ERASED)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether this account may sign in at all: only after its activation."""
        return self.activated_at is not None

    @property
    def full_name(self) -> str:
        """Given and family name, as the person writes it."""
        return f"{self.given_name} {self.family_name}".strip()
