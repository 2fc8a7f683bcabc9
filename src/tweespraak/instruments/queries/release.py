"""What this release ships of a test: the files under content/, read once per process."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tweespraak.instruments.rules import LANGUAGES, PERSONALITY, fingerprint

CONTENT = Path(__file__).resolve().parent.parent / "content"
BUILT = CONTENT / "built" / f"{PERSONALITY}.json"


class QuestionnaireMissing(FileNotFoundError):
    """The items are fetched at set-up, and that has not been done."""

    def __str__(self) -> str:
        return (
            "The personality items are not here yet. Run `make run` once "
            "(or: python install/questionnaire.py) and start again."
        )


@dataclass(frozen=True)
class Part:
    """One thing to publish: a label for people, the content, its hash."""

    label: str
    content: dict[str, Any]
    hash: str


@dataclass(frozen=True)
class Shipped:
    """A test with its norm and its composites, ready to publish."""

    instrument: str
    version: Part
    norm: Part
    norm_status: str
    composite: Part


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """The personality questionnaire of this release. Raises QuestionnaireMissing."""
    bank = _bank()
    norms, competencies = _read("norms"), _read("competencies")
    languages = "+".join(LANGUAGES)
    label = f"{bank['form']} / {languages}-{bank['package_version']}+{bank['overrides_version']}"
    return Shipped(
        instrument=PERSONALITY,
        version=_part(label, _version(bank)),
        norm=_part(norms["version"], {"norms": norms, "correlations": _read("facet_correlations")}),
        norm_status=norms["status"],
        composite=_part(competencies["version"], competencies),
    )


def _bank() -> dict[str, Any]:
    try:
        bank: dict[str, Any] = json.loads(BUILT.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise QuestionnaireMissing from None
    return bank


def _version(bank: dict[str, Any]) -> dict[str, Any]:
    """All that is shown, and which facet each statement belongs to; not how the bank was made."""
    return {
        "form": bank["form"],
        "package": f"{bank['package']} {bank['package_version']}",
        "items": bank["items"],
        "scales": _read("scales"),
        "introduction": {language: _read(f"intro.{language}") for language in LANGUAGES},
    }


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (CONTENT / PERSONALITY / f"{name}.json").read_text(encoding="utf-8")
    )
    return found


def _part(label: str, content: dict[str, Any]) -> Part:
    return Part(label, content, fingerprint(content))
