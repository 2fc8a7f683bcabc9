"""What holds for names, links, accounts and files with people: values in, values out."""

from tweespraak.people.rules.accounts import (
    AccountState,
    LinkState,
    account_state,
    link_state,
)
from tweespraak.people.rules.names import as_kept, full_name, is_writable, sort_name, tidied
from tweespraak.people.rules.places import (
    KEPT_AFTER_LEAVING,
    Line,
    circle_in_time,
    manager_circle,
    may_be_deleted_at,
    may_be_taken_back,
)

__all__ = [
    "KEPT_AFTER_LEAVING",
    "AccountState",
    "Line",
    "LinkState",
    "account_state",
    "as_kept",
    "circle_in_time",
    "full_name",
    "is_writable",
    "link_state",
    "manager_circle",
    "may_be_deleted_at",
    "may_be_taken_back",
    "sort_name",
    "tidied",
]
