"""Search the way people type: without capitals, without accents, every word somewhere."""

import re
from collections.abc import Sequence

from tweespraak.foundation.folding import folded

AROUND = 80  # characters of an excerpt on each side of the word that was found
_MARKS = re.compile(r"[#*_`>\[\]]|\(.*?://.*?\)")


def holds(texts: Sequence[str], words: str) -> bool:
    """Whether one of these texts has every word."""
    wanted = folded(words).split()
    return any(all(word in text for word in wanted) for text in map(folded, texts))


def excerpt(text: str, words: str) -> str:
    """A piece of the text around the first word that is in it; else its beginning."""
    plain = " ".join(_MARKS.sub("", text).split())
    found = [place for word in words.split() if (place := folded(plain).find(folded(word))) >= 0]
    start = max(0, min(found, default=0) - AROUND)
    end = min(len(plain), start + 2 * AROUND)
    return ("…" if start else "") + plain[start:end].strip() + ("…" if end < len(plain) else "")
