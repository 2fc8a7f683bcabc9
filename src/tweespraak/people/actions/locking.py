"""Take every key of an account away: nothing that was set up so far opens it any more."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from tweespraak.people.models import Person


def take_keys_away(*, person: Person) -> None:
    """Passkeys, app, recovery codes and connections are gone, and everyone is signed out. The caller
    decides about the password, and writes down why."""
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
