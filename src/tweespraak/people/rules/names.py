"""How names and lines of text are tidied, searched and sorted."""

import unicodedata

from tweespraak.foundation.folding import folded

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


def as_kept(email: str) -> str:
    """An address as it is kept and compared. Never by capitals: there a dotless ı becomes an I, and
    the address of one person that of another."""
    return email.strip().lower()


def full_name(given_name: str, family_name: str) -> str:
    """The name as one reads it."""
    return f"{given_name} {family_name}".strip()


def sort_name(given_name: str, family_name: str) -> str:
    """The name as a list sorts it: family name without its particles, then the particles and the rest."""
    words = folded(family_name).split()
    main = next((n for n, word in enumerate(words) if word not in _PARTICLES), 0)
    return " ".join([*words[main:], *words[:main], *folded(given_name).split()])[:170]
