"""Everything people changes."""

from tweespraak.people.actions.accounts import (
    AlreadyActivated,
    CopiedLink,
    accept,
    activate_account,
    ask_activation_again,
    ask_reset,
    needs_private_mail,
    note_sign_in,
    pretend_reset,
    prove_address,
    remember_language,
    tell_password_changed,
)
from tweespraak.people.actions.links import copy_link, make_link, open_link, revoke_links, use_link
from tweespraak.people.actions.mails import (
    NothingToSendAgain,
    resend_mail,
    send_activation,
    send_private_activation,
)
from tweespraak.people.actions.members import (
    AddressAlreadyHere,
    AddressInUse,
    OnceTaken,
    add_person,
    edit_member,
)
from tweespraak.people.actions.organisations import SlugTaken, add_organisation
from tweespraak.people.actions.roles import LastAdmin, OwnAdminRole, change_roles, check_roles

__all__ = [
    "AddressAlreadyHere",
    "AddressInUse",
    "AlreadyActivated",
    "CopiedLink",
    "LastAdmin",
    "NothingToSendAgain",
    "OnceTaken",
    "OwnAdminRole",
    "SlugTaken",
    "accept",
    "activate_account",
    "add_organisation",
    "add_person",
    "ask_activation_again",
    "ask_reset",
    "change_roles",
    "check_roles",
    "copy_link",
    "edit_member",
    "make_link",
    "needs_private_mail",
    "note_sign_in",
    "open_link",
    "pretend_reset",
    "prove_address",
    "remember_language",
    "resend_mail",
    "revoke_links",
    "send_activation",
    "send_private_activation",
    "tell_password_changed",
    "use_link",
]
