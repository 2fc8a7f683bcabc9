"""What allauth tells us: someone signed in, someone set a new password through a mail."""

from typing import Any

from allauth.account.signals import password_reset, user_logged_in
from django.dispatch import receiver

from tweespraak.foundation import clock
from tweespraak.people.actions import note_sign_in, prove_address
from tweespraak.people.models import Person


@receiver(user_logged_in)
def signed_in(user: Person, **_signal: Any) -> None:
    """Write it down."""
    note_sign_in(person=user, at=clock.now())


@receiver(password_reset)
def set_through_mail(user: Person, **_signal: Any) -> None:
    """Whoever reads the mail of an address, owns it."""
    prove_address(person=user, at=clock.now())
