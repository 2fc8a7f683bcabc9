"""The eighteen reasons and the guide card for the talk, as they lie in this release."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tweespraak.foundation.texts import in_language
from tweespraak.selection.rules.reasons import Taxonomy, read_taxonomy

CONTENT = Path(__file__).resolve().parents[1] / "content"


@cache
def taxonomy() -> Taxonomy:
    """All eighteen (practice §5.2)."""
    return read_taxonomy(_content("reasons"))


def guide_lines() -> list[str]:
    """How to hold the talk after a rejection, in the reader's language."""
    return [in_language(line) for line in _content("rejection_talk")["lines"]]


def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((CONTENT / f"{name}.json").read_text("utf-8"))
    return content
