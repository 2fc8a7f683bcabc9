"""Where people meets Django and allauth: who is signed in, as member of what; closed sign-up; our mails."""

from tweespraak.people.adapters.accounts import AccountAdapter
from tweespraak.people.adapters.hashers import Argon2Owasp
from tweespraak.people.adapters.keys import KeysAdapter
from tweespraak.people.adapters.membership import MembershipMiddleware
from tweespraak.people.adapters.single_sign_on import SignOnAdapter

__all__ = [
    "AccountAdapter",
    "Argon2Owasp",
    "KeysAdapter",
    "MembershipMiddleware",
    "SignOnAdapter",
]
