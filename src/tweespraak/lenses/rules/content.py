"""What is written in a lens, read from the plain values it is stored as."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

WEIGHTS = (1, 2, 3)
Both = Mapping[str, str]  # {"nl": …, "en": …}
Titles = Mapping[str, tuple[str, ...]]  # {"nl": (…), "en": (…)}


class BadLens(ValueError):
    """A lens that cannot be published; the text names the lens and what to mend."""


@dataclass(frozen=True)
class Requirement:
    """What a lens asks of one competency: how much it counts, and its ideal range in C units."""

    competency: str
    weight: int
    low: float
    high: float


@dataclass(frozen=True)
class LensContent:
    """A lens as published: in both languages, with everything its page shows."""

    key: str
    version: str
    department: str
    level: str
    name: Both
    summary: Both
    why: Both
    job_titles: Titles
    requirements: tuple[Requirement, ...]
    interview: Mapping[str, Both]
    evidence: Both
    basis: Mapping[str, Any]  # the occupations and figures behind the weights


def read_content(row: Mapping[str, Any]) -> LensContent:
    """A lens from its stored values. Raises BadLens."""
    try:
        content = _read(row)
    except (KeyError, TypeError, ValueError) as error:
        raise BadLens(f"Lens {row.get('key', '?')}: {error!r}; see the format.") from error
    _check(content)
    return content


def content_hash(row: Mapping[str, Any]) -> str:
    """The fingerprint of a lens: the same values give the same hash, whatever their order."""
    return sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _read(row: Mapping[str, Any]) -> LensContent:
    return LensContent(
        key=row["key"],
        version=str(row["version"]),
        department=row["department"],
        level=row["level"],
        name=row["name"],
        summary=row["summary"],
        why=row["why"],
        job_titles={language: tuple(titles) for language, titles in row["job_titles"].items()},
        requirements=tuple(
            Requirement(part["key"], int(part["weight"]), float(part["low"]), float(part["high"]))
            for part in row["competencies"]
        ),
        interview=row["interview"],
        evidence=row["evidence"],
        basis=row["basis"],
    )


def _check(content: LensContent) -> None:
    keys = [requirement.competency for requirement in content.requirements]
    if not keys or len(set(keys)) < len(keys):
        raise BadLens(f"Lens {content.key}: name every competency once, and at least one.")
    for requirement in content.requirements:
        if requirement.weight not in WEIGHTS:
            raise BadLens(
                f"Lens {content.key}: the weight of {requirement.competency} is 1, 2 or 3."
            )
        if requirement.low > requirement.high:
            raise BadLens(
                f"Lens {content.key}: the range of {requirement.competency} is upside down."
            )
    texts = (content.name, content.summary, content.why, content.evidence, content.job_titles)
    if any(not _is_there(text, language) for text in texts for language in ("nl", "en")):
        raise BadLens(f"Lens {content.key}: every text is there in Dutch and in English.")


def _is_there(text: object, language: str) -> bool:
    return isinstance(text, Mapping) and bool(text.get(language))
