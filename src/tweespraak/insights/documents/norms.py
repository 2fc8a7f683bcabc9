"""The norm group in words: with whom a score compares, and how far that comparison carries."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext_lazy

from tweespraak.foundation.texts import in_language
from tweespraak.insights.queries import Basis
from tweespraak.instruments.api import NormStatus

CONTENT = Path(__file__).resolve().parent.parent / "content" / "norms.json"
STATUSES = {
    NormStatus.NONE: gettext_lazy("no norm"),
    NormStatus.RATIONAL: gettext_lazy("reasoned, not measured"),
    NormStatus.FOREIGN: gettext_lazy("foreign norm"),
    NormStatus.PROVISIONAL: gettext_lazy("provisional norm"),
    NormStatus.LOCAL: gettext_lazy("own norm"),
    NormStatus.NATIONAL: gettext_lazy("national norm"),
}
STATEMENTS = {
    NormStatus.NONE: gettext_lazy(
        "There is no norm group: read this as a description, not as a comparison."
    ),
    NormStatus.RATIONAL: gettext_lazy(
        "The borders were reasoned out, not measured: read this as a direction."
    ),
    NormStatus.FOREIGN: gettext_lazy(
        "Compared with a foreign, English-language norm group; read it as a direction. "
        "How many people were in that group has not been published."
    ),
    NormStatus.PROVISIONAL: gettext_lazy(
        "Compared with a small norm group; the norm is provisional."
    ),
    NormStatus.LOCAL: gettext_lazy("Compared with a norm group of our own."),
    NormStatus.NATIONAL: gettext_lazy("Compared with a national norm group."),
}


@dataclass(frozen=True)
class NormText:
    """A norm group as a reader sees it."""

    status: str
    statement: str
    version: str
    population: str
    years: str
    n: str
    collected: str
    source: str
    reliability: str


def norm_text(basis: Basis) -> NormText:
    """The norm group of a result; in English where nobody wrote it in the reader's language."""
    written = _written().get(basis.norm["version"], {})
    reliability = basis.norm["reliability"]
    plain = {
        **{key: basis.norm[key] for key in ("population", "years", "n", "collected", "source")},
        "reliability": ". ".join(reliability[key] for key in ("type", "population", "source")),
    }
    words = {
        key: in_language(written[key]) if key in written else text for key, text in plain.items()
    }
    status = NormStatus(basis.norm_status)
    return NormText(
        status=str(STATUSES[status]),
        statement=str(STATEMENTS[status]),
        version=basis.norm["version"],
        **words,
    )


@lru_cache(maxsize=1)
def _written() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Per norm version its description in both languages."""
    found: dict[str, dict[str, dict[str, str]]] = json.loads(CONTENT.read_text(encoding="utf-8"))
    return found
