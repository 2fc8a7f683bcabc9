"""Slots: a lower context names a place on its screens, higher contexts fill it.

A slot is a key such as `person.menu`. What is registered is a provider: a function that gets the
keyword arguments the place documents and returns the items for it, or nothing. Providers are
registered in `apps.py` (ready) with a key of their own, so that order and tests are stable.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Link:
    """A link in a slot: a menu entry, a navigation entry, where a finished test leads."""

    label: str
    url: str
    icon: str = ""
    text: str = ""  # one sentence, where the slot shows one
    current: bool = False
    post: bool = False  # the link is an action: shown as a small form
    since: datetime | None = None  # since when something waits


@dataclass(frozen=True)
class Fragment:
    """A rendered piece in a slot: a template of the context that fills it, with its values."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)


Item = Any
Provider = Callable[..., Iterable[Item] | None]
_slots: dict[str, dict[str, tuple[int, Provider]]] = {}


def fill(slot: str, key: str, provider: Provider, order: int = 50) -> None:
    """Register a provider for a slot under its own key; lower order comes first."""
    _slots.setdefault(slot, {})[key] = (order, provider)


def items(slot: str, **arguments: Any) -> list[Item]:
    """All items for a slot, in order of registration order and key."""
    found: list[Item] = []
    for _key, (_order, provider) in sorted(
        _slots.get(slot, {}).items(), key=lambda pair: (pair[1][0], pair[0])
    ):
        found.extend(provider(**arguments) or ())
    return found


def by_key(slot: str, key: str) -> Provider | None:
    """The one provider with this key: used where a row stores slot key + object id."""
    entry = _slots.get(slot, {}).get(key)
    return entry[1] if entry else None


def registered() -> dict[str, list[str]]:
    """Every slot with the keys that fill it, for the table in docs."""
    return {slot: sorted(keys) for slot, keys in sorted(_slots.items())}
