"""Doors to one's own keys and devices: those of others do not exist."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest

from tweespraak.people.access.doors import person_of
from tweespraak.people.queries.keys import passkey_of, session_of, sign_on_of


def note_device(request: HttpRequest) -> None:
    """The signed-in person is here, on this device, until this session ends."""
    UserSession.objects.create_from_request(request)


def forget_device(request: HttpRequest) -> None:
    """The person signs out here."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()


def own_passkey(request: HttpRequest, key: int) -> Authenticator:
    """A passkey of the signed-in person. Raises Http404."""
    found = passkey_of(person_of(request), key)
    if found is None:
        raise Http404
    return found


def own_session(request: HttpRequest, key: int) -> UserSession:
    """A session of the signed-in person. Raises Http404."""
    found = session_of(person_of(request), key)
    if found is None:
        raise Http404
    return found


def own_sign_on(request: HttpRequest) -> SocialAccount:
    """The signed-in person's connection with single sign-on. Raises Http404."""
    found = sign_on_of(person_of(request))
    if found is None:
        raise Http404
    return found
