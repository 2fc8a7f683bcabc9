"""The pages of people and of the account."""

from tweespraak.people.views.account import enter_organisation, no_password_yet, no_sign_up
from tweespraak.people.views.activation import activate
from tweespraak.people.views.codes import link_code, link_code_mail
from tweespraak.people.views.directory import add, people
from tweespraak.people.views.language import in_their_language, set_language
from tweespraak.people.views.links import link
from tweespraak.people.views.member import copied_link, edit, member, send_again

__all__ = [
    "activate",
    "add",
    "copied_link",
    "edit",
    "enter_organisation",
    "in_their_language",
    "link",
    "link_code",
    "link_code_mail",
    "member",
    "no_password_yet",
    "no_sign_up",
    "people",
    "send_again",
    "set_language",
]
