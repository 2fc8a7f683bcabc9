"""Amounts as people type them: 3.100 and 3,100 are three thousand one hundred."""

import re
from decimal import Decimal

_WHOLE = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+|\d+")
_CENTS = re.compile(r"(?P<whole>.+)[.,](?P<cents>\d{1,2}|-)")
MOST = Decimal(10_000_000)


def amount_of(text: str) -> Decimal | None:
    """The amount in euro, or None when it is none. A point or comma before three figures groups."""
    typed = " ".join(text.replace("€", " ").replace("\u00a0", " ").split())
    typed = typed.removesuffix(",-").removesuffix(",–").strip()
    cents = _CENTS.fullmatch(typed)
    whole, rest = (cents["whole"], cents["cents"]) if cents else (typed, "0")
    if not typed.isascii() or not _WHOLE.fullmatch(whole) or not rest.isdigit():
        return None
    amount = Decimal(re.sub(r"\D", "", whole) + "." + rest.ljust(2, "0"))
    return amount if amount < MOST else None
