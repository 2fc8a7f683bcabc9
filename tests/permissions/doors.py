"""A URL with a method, and an object with its URLs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.permissions.world import World

Values = Callable[[World], Mapping[str, Any]]
GET, POST = "GET", "POST"


@dataclass(frozen=True)
class Door:
    """One URL with one method, with what it needs to be opened."""

    name: str
    method: str = GET
    kwargs: Values = lambda world: {}
    data: Values = lambda world: {}

    def url(self, world: World) -> str:
        return reverse(self.name, kwargs=self.kwargs(world))


@dataclass(frozen=True)
class Thing:
    """An object: its doors, and whether it stands in the demo."""

    doors: tuple[Door, ...]
    in_demo: bool = False


def both(
    name: str, kwargs: Values = lambda world: {}, data: Values = lambda world: {}
) -> tuple[Door, Door]:
    """To see it and to change it at the same URL."""
    return Door(name, GET, kwargs), Door(name, POST, kwargs, data)
