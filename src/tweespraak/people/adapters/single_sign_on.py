"""Single sign-on of one organisation: its provider lets its members in, and nobody else."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from tweespraak.foundation import clock
from tweespraak.people.actions import activate_by_sign_on, connect_sign_on
from tweespraak.people.models import Organisation, Person
from tweespraak.people.queries import person_by_address
from tweespraak.people.queries.keys import (
    belongs_elsewhere,
    sign_on_membership,
    sign_on_organisation,
)


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Nobody is created and nobody is taken over."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: people are added."""
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Back to the keys of the account."""
        return reverse("account_security")

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Whoever the provider sends here goes on only as a member of its organisation."""
        organisation = sign_on_organisation()
        if organisation is None:
            raise _refused("nobody")
        if sociallogin.state.get("process") == "connect":
            _check_connecting(request, sociallogin)
        elif sociallogin.is_existing:
            _check_connected(sociallogin, organisation)
            _let_in(request, sociallogin.user, organisation)
        else:
            person = _vouched_for(sociallogin, organisation)
            _let_in(request, person, organisation)  # first: it takes every older key away
            sociallogin.connect(request, person)
            connect_sign_on(account=sociallogin.account, at=clock.now())

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_about: Any) -> None:
        """The provider said no, or could not be reached."""
        raise _refused("failed")


def _let_in(request: HttpRequest, person: Person, organisation: Organisation) -> None:
    if not request.user.is_authenticated:
        activate_by_sign_on(person=person, organisation=organisation, at=clock.now())


def _check_connecting(request: HttpRequest, sociallogin: SocialLogin) -> None:
    """Only who is signed in connects, as a member of the organisation, and what is theirs."""
    mine = request.user
    if not isinstance(mine, Person) or sign_on_membership(mine.pk) is None:
        raise _refused("nobody")
    if sociallogin.is_existing:
        if sociallogin.user != mine:
            raise _refused("nobody")
        connect_sign_on(account=sociallogin.account, at=clock.now())


def _check_connected(sociallogin: SocialLogin, organisation: Organisation) -> None:
    """Still a member, and not since then a member of another organisation too."""
    person = sociallogin.user.pk
    if sign_on_membership(person) is None:
        raise _refused("nobody")
    if belongs_elsewhere(person, organisation.pk, since=sociallogin.account.date_joined):
        raise _refused("elsewhere")


def _vouched_for(sociallogin: SocialLogin, organisation: Organisation) -> Person:
    """The member with the address the provider vouches for; never one who belongs elsewhere too."""
    for address in sociallogin.email_addresses:
        person = person_by_address(address.email) if address.verified is True else None
        if person is not None and sign_on_membership(person.pk) is not None:
            if belongs_elsewhere(person.pk, organisation.pk):
                raise _refused("elsewhere")
            return person
    raise _refused("nobody")


def _refused(why: str) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(redirect("account_sign_on_refused", why))
