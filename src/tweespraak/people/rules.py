"""What holds for names, links and accounts: values in, values out."""

import unicodedata
from datetime import datetime
from enum import StrEnum

# Invisible marks that turn the reading direction of everything after them: no name needs them.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_WRITING = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
# Dutch and other particles a name list does not sort by: Anna de Vries stands under V.
_PARTICLES = frozenset(
    {"de", "den", "der", "van", "von", "het", "'t", "’t", "in", "op", "te", "ten", "ter"}
)


def tidied(text: str) -> str:
    """A typed line with its accents in one form and no spaces too many."""
    return " ".join(unicodedata.normalize("NFC", text).split(" ")).strip()


def is_writable(text: str) -> bool:
    """Whether a line holds only characters one can write: any script and emoji, no control codes."""
    return not any(unicodedata.category(sign) in _NO_WRITING or sign in _TURNS for sign in text)


def folded(text: str) -> str:
    """Small letters without accents, for searching and sorting."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def sort_name(given_name: str, family_name: str) -> str:
    """The name as a list sorts it: family name without its particles, then the particles and the rest."""
    words = folded(family_name).split()
    main = next((n for n, word in enumerate(words) if word not in _PARTICLES), 0)
    return " ".join([*words[main:], *words[:main], *folded(given_name).split()])[:170]


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
    if is_expired:
        return AccountState.EXPIRED
    if mail_status == "failed":
        return AccountState.MAIL_FAILED
    if is_opened:
        return AccountState.LINK_OPENED
    return AccountState.MAIL_WAITING if mail_status == "queued" else AccountState.INVITED
