"""The categories of requirements and the stages to begin with, as they lie in this release."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tweespraak.foundation.texts import in_language

CONTENT = Path(__file__).resolve().parents[1] / "content"


@dataclass(frozen=True)
class CategoryText:
    """A category of requirements in the reader's language, with the question to ask oneself."""

    key: str
    name: str
    prompt: str


def categories() -> list[CategoryText]:
    """All seven, in the order of the profession."""
    return [
        CategoryText(row["key"], in_language(row["name"]), in_language(row["prompt"]))
        for row in _read("requirements")
    ]


def first_stages(language: str) -> list[dict[str, Any]]:
    """The stages a new vacancy begins with, in the language of the vacancy."""
    return [{**row, "name": in_language(row["name"], language)} for row in _read("stages")]


@cache
def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((CONTENT / f"{name}.json").read_text("utf-8"))
    return rows
