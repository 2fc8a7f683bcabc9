"""What is written about a scale, in one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tweespraak.insights.rules.scores import Band, Kind

Json = Mapping[str, Any]
PLURAL = {"facets": Kind.FACET, "domains": Kind.DOMAIN, "competencies": Kind.COMPETENCY}


class TipKind(StrEnum):
    """How one learns from a tip."""

    DO = "do"
    LEARN_FROM_OTHERS = "learn_from_others"
    STUDY = "study"


class Effort(StrEnum):
    """What a tip asks: minutes, an afternoon, or weeks."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@dataclass(frozen=True)
class Tip:
    """Something to try."""

    text: str
    kind: TipKind
    effort: Effort


@dataclass(frozen=True)
class ScaleText:
    """The words of one scale: what it is, what each band means, what one can do with it."""

    key: str
    kind: Kind
    name: str
    definition: str
    bands: Mapping[Band, str]
    tips: Mapping[Band, tuple[Tip, ...]]
    conversation: tuple[str, ...]
    not_said: str


def read_texts(content: Json) -> dict[str, ScaleText]:
    """The texts of a content file by key of the scale."""
    return {text.key: text for text in _texts(content)}


def _texts(content: Json) -> Iterator[ScaleText]:
    for plural, kind in PLURAL.items():
        for key, row in content.get(plural, {}).items():
            yield _text(key, kind, row)


def _text(key: str, kind: Kind, row: Json) -> ScaleText:
    return ScaleText(
        key=key,
        kind=kind,
        name=row["name"],
        definition=row["definition"],
        bands={band: row["bands"][band] for band in Band},
        tips={band: tuple(_tip(tip) for tip in row["tips"][band]) for band in Band},
        conversation=tuple(row["conversation"]),
        not_said=row["not_said"],
    )


def _tip(row: Json) -> Tip:
    return Tip(row["text"], TipKind(row["kind"]), Effort(row["effort"]))
