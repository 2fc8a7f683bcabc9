"""What holds for names, links, accounts and files with people: values in, values out."""

from tweespraak.people.rules.accounts import (
    AccountState,
    LinkState,
    account_state,
    link_state,
)
from tweespraak.people.rules.names import folded, is_writable, sort_name, tidied

__all__ = [
    "AccountState",
    "LinkState",
    "account_state",
    "folded",
    "is_writable",
    "link_state",
    "sort_name",
    "tidied",
]
