"""Events come up: a context announces what happened, higher contexts listen, in one transaction.

A listener only writes rows. When it fails, everything of that transaction is rolled back: a
listener that runs after the commit would be gone for ever when the process dies in between.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

Event = TypeVar("Event")
_listeners: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


class NotInTransaction(RuntimeError):
    """An event was announced outside a transaction: announce it in the action that makes it true."""


def listen(event: type[Event]) -> Callable[[Callable[[Event], None]], Callable[[Event], None]]:
    """Decorator: call the function at once, in the same transaction, when `event` is announced."""

    def register(listener: Callable[[Event], None]) -> Callable[[Event], None]:
        if listener not in _listeners[event]:
            _listeners[event].append(listener)
        return listener

    return register


def announce(event: object) -> None:
    """Tell everyone who listens. Raises NotInTransaction."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(type(event).__name__)
    for listener in _listeners[type(event)]:
        listener(event)


def listeners_of(event: type) -> tuple[Callable[[Any], None], ...]:
    """Who listens to this kind of event, for the table in docs."""
    return tuple(_listeners[event])
