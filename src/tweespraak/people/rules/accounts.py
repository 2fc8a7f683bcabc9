"""How personal links and accounts stand."""

from datetime import datetime
from enum import StrEnum


class LinkState(StrEnum):
    """Whether a personal link still opens anything, and why not."""

    OPEN = "open"
    EXPIRED = "expired"
    USED = "used"
    REVOKED = "revoked"


def link_state(
    *, expires_at: datetime, used_at: datetime | None, revoked_at: datetime | None, at: datetime
) -> LinkState:
    """How a personal link stands at a moment."""
    if revoked_at is not None:
        return LinkState.REVOKED
    if used_at is not None:
        return LinkState.USED
    return LinkState.OPEN if at < expires_at else LinkState.EXPIRED


class AccountState(StrEnum):
    """How far somebody is with their account, as their organisation may know it."""

    NO_ACCOUNT = "no_account"  # no role
    MAIL_WAITING = "mail_waiting"
    MAIL_FAILED = "mail_failed"
    INVITED = "invited"
    LINK_OPENED = "link_opened"
    EXPIRED = "expired"
    ACTIVE = "active"


def account_state(
    *, has_roles: bool, is_used: bool, is_opened: bool, is_expired: bool, mail_status: str
) -> AccountState:
    """The state of an account seen from one organisation: only from its own mail and link.

    An account that the person has elsewhere plays no part, so that nobody learns of it.
    """
    if not has_roles:
        return AccountState.NO_ACCOUNT
    if is_used:
        return AccountState.ACTIVE
    if mail_status in {"failed", "bounced"}:
        return AccountState.MAIL_FAILED
    if is_expired:
        return AccountState.EXPIRED
    if is_opened:
        return AccountState.LINK_OPENED
    return AccountState.MAIL_WAITING if mail_status == "queued" else AccountState.INVITED
