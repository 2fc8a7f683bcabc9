"""The consent text for sharing results with an activity, as the reader sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Section:
    """A heading of the consent text with its answer."""

    title: str
    text: str


@dataclass(frozen=True)
class ConsentText:
    """One version of the text, filled in for one participant, in one language."""

    version: str
    language: str
    sections: tuple[Section, ...]
    tick: str

    @property
    def shown(self) -> str:
        """The whole text as it stands on the page."""
        return "\n\n".join([*(f"{part.title}\n{part.text}" for part in self.sections), self.tick])

    @property
    def fingerprint(self) -> str:
        """The hash of the text as shown: what a consent is bound to."""
        return sha256(self.shown.encode()).hexdigest()


def filled_in(
    stored: Mapping[str, Any], language: str, values: Mapping[str, str], team: Sequence[str]
) -> ConsentText:
    """The stored text with this activity's values in it."""
    everything = {**values, "team": ", ".join(team)}
    return ConsentText(
        version=stored["version"],
        language=language,
        sections=tuple(
            Section(part["title"], part["text"].format(**everything)) for part in stored["sections"]
        ),
        tick=stored["tick"].format(**everything),
    )
