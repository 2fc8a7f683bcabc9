"""The texts of this release about scales, read once per process."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

from tweespraak.insights.rules.texts import ScaleText, read_texts

CONTENT = Path(__file__).resolve().parent.parent / "content"
LANGUAGES = ("nl", "en")


def scale_text(key: str, language: str | None = None) -> ScaleText:
    """What is written about a scale, in this language or the reader's. Raises KeyError."""
    wanted = (language or get_language() or "nl")[:2]
    return _all_texts(wanted if wanted in LANGUAGES else "nl")[key]


def scale_name(key: str, language: str | None = None) -> str:
    """The name of a scale, in this language or the reader's. Raises KeyError."""
    return scale_text(key, language).name


@lru_cache(maxsize=len(LANGUAGES))
def _all_texts(language: str) -> Mapping[str, ScaleText]:
    found: dict[str, ScaleText] = {}
    for file in ("traits", "competencies"):
        text = (CONTENT / f"{file}.{language}.json").read_text(encoding="utf-8")
        found |= read_texts(json.loads(text))
    return found
