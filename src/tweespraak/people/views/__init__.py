"""The pages of people and of the account."""

from tweespraak.people.views.account import enter_organisation, no_password_yet, no_sign_up
from tweespraak.people.views.activation import activate
from tweespraak.people.views.codes import link_code, link_code_mail
from tweespraak.people.views.directory import add, people
from tweespraak.people.views.language import in_their_language, set_language
from tweespraak.people.views.leaving import leaving, left, taking_back
from tweespraak.people.views.links import link
from tweespraak.people.views.mails import again_to_many, mail_aside, mails, mails_again
from tweespraak.people.views.member import copied_link, edit, member, send_again
from tweespraak.people.views.moving import calling_off, move
from tweespraak.people.views.my_team import my_team
from tweespraak.people.views.proof import confirm, wait_words
from tweespraak.people.views.security import (
    add_passkey,
    end_other_sessions,
    end_session,
    passkey_challenge,
    remove_passkey,
    rename_passkey,
    security,
)
from tweespraak.people.views.sign_on import (
    disconnect_sign_on,
    from_provider,
    sign_on_refused,
    to_provider,
)
from tweespraak.people.views.stand_ins import stand_in_end, standing_in
from tweespraak.people.views.units import new_department, new_team, unit_closing, unit_name, units

__all__ = [
    "activate",
    "add",
    "add_passkey",
    "again_to_many",
    "calling_off",
    "confirm",
    "copied_link",
    "disconnect_sign_on",
    "edit",
    "end_other_sessions",
    "end_session",
    "enter_organisation",
    "from_provider",
    "in_their_language",
    "leaving",
    "left",
    "link",
    "link_code",
    "link_code_mail",
    "mail_aside",
    "mails",
    "mails_again",
    "member",
    "move",
    "my_team",
    "new_department",
    "new_team",
    "no_password_yet",
    "no_sign_up",
    "passkey_challenge",
    "people",
    "remove_passkey",
    "rename_passkey",
    "security",
    "send_again",
    "set_language",
    "sign_on_refused",
    "stand_in_end",
    "standing_in",
    "taking_back",
    "to_provider",
    "unit_closing",
    "unit_name",
    "units",
    "wait_words",
]
