"""Texts as people type them when they search: a capital or an accent makes no other word."""

import unicodedata


def folded(text: str) -> str:
    """Small letters without accents and with single spaces, for searching, sorting and comparing."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())
