"""What allauth and Django tell us: someone signed in, someone typed a mailed code, or
set a new password through a mail."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, password_reset, user_logged_in
from django.contrib.auth.signals import user_logged_in as session_began
from django.contrib.auth.signals import user_logged_out as session_ends
from django.dispatch import receiver
from django.http import HttpRequest

from tweespraak.foundation import clock
from tweespraak.people.access import forget_device, note_device, note_proof
from tweespraak.people.actions import keep_doubt, note_sign_in, prove_address
from tweespraak.people.models import Person


@receiver(user_logged_in)
def signed_in(user: Person, **_signal: Any) -> None:
    """Write it down."""
    note_sign_in(person=user, at=clock.now())


@receiver(session_began)
def is_here(request: HttpRequest, user: Person, **_signal: Any) -> None:
    """By whichever way: this device is listed, and no other proof is asked for a while. Django tells
    this also where allauth has no part, such as when an account is activated."""
    request.user = user
    note_proof(request, user.pk, clock.now())
    note_device(request)


@receiver(session_ends)
def leaves(request: HttpRequest, **_signal: Any) -> None:
    """Signed out: this device is listed no more."""
    forget_device(request)


@receiver(password_reset)
def set_through_mail(user: Person, **_signal: Any) -> None:
    """Whoever reads the mail of an address, owns it."""
    prove_address(person=user, at=clock.now())


@receiver(email_confirmed)
def typed_code(email_address: EmailAddress, **_signal: Any) -> None:
    """Whoever signs in with a code reads the mail; who set up the other keys, it does not say."""
    keep_doubt(email_address=email_address)
