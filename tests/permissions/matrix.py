"""Reads the matrix and holds it against the application; returns what does not hold."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.http import HttpResponseBase
from django.test import override_settings
from django.urls import URLPattern, URLResolver, reverse

from tests.permissions.objects import GET, OBJECTS, POST, Door, Thing
from tests.permissions.world import COLUMNS, World
from tweespraak.people.models import Organisation

FILE = Path(__file__).with_name("matrix.txt")
OUTCOMES = {"yes", "403", "404", "login", "-"}


@dataclass(frozen=True)
class Line:
    """What one column may do with one object."""

    thing: str
    column: str
    see: str
    change: str

    def expects(self, door: Door) -> str:
        return self.see if door.method == GET else self.change


def read_lines(text: str | None = None) -> list[Line]:
    """The lines of the matrix; a line that cannot be read is an error."""
    lines = []
    for line in (text or FILE.read_text("utf-8")).splitlines():
        if line and not line.startswith("#"):
            thing, *rest = (part for part in line.split("  ") if part.strip())
            column, see, change = (part.strip() for part in rest)
            assert {see, change} <= OUTCOMES, line
            lines.append(Line(thing.strip(), column, see, change))
    return lines


def changers() -> dict[str, tuple[str, Thing, Door]]:
    """Every door through which something changes, with somebody who may."""
    return {
        f"{door.name} · {line.thing}": (line.column, OBJECTS[line.thing], door)
        for line in read_lines()
        for door in OBJECTS[line.thing].doors
        if door.method == POST and line.change == "yes"
    }


def missing_lines(lines: Collection[Line]) -> list[str]:
    """Objects without a line for every column, lines without an object, and lines that stand twice."""
    wanted = {(thing, column) for thing in OBJECTS for column in COLUMNS}
    there = [(line.thing, line.column) for line in lines]
    twice = {pair for pair in there if there.count(pair) > 1}
    return sorted(" · ".join(pair) for pair in wanted.symmetric_difference(there) | twice)


def unlisted(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> list[str]:
    """The URLs of which nobody decided who may open them."""
    known = {door.name for thing in OBJECTS.values() for door in thing.doors}
    return sorted(name for name in url_names(patterns, space) if name not in known)


def url_names(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The name of every URL, or its pattern when it has none."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from url_names(entry.url_patterns, entry.namespace or space)
        else:
            yield f"{space}:{entry.name}" if space else entry.name or str(entry.pattern)


def failures(world: World, lines: Iterable[Line]) -> Iterator[tuple[Line, str]]:
    """Every line that does not hold, with what happened instead."""
    for line in lines:
        for problem in _of_line(world, line):
            yield line, problem


def _of_line(world: World, line: Line) -> Iterator[str]:
    for door in OBJECTS[line.thing].doors:
        expected = line.expects(door)
        if expected == "-":
            if line.column != "owner":
                yield f"{line.thing} · {line.column} · {door.method} {door.name}: not decided"
            continue
        found = outcome(ask(world, OBJECTS[line.thing], door, line.column))
        if found != expected:
            yield (
                f"{line.thing} · {line.column} · {door.method} {door.name}: {found}, not {expected}"
            )


def ask(
    world: World, thing: Thing, door: Door, column: str, url: str = "", method: str = ""
) -> HttpResponseBase:
    """What someone of this column gets; whatever it changed is undone."""
    with transaction.atomic(), _demo() if thing.in_demo else nullcontext():
        client = world.client(column)
        send = getattr(client, (method or door.method).lower())
        data = door.data(world) if (method or door.method) == "POST" else {}
        answer: HttpResponseBase = send(url or door.url(world), data)
        transaction.set_rollback(True)
    return answer


@contextmanager
def _demo() -> Iterator[None]:
    Organisation.objects.update(is_demo=True)
    with override_settings(DEMO=True):
        yield


def outcome(answer: HttpResponseBase) -> str:
    """The outcome in the words of the matrix."""
    if answer.status_code in (403, 404):
        return str(answer.status_code)
    if answer.status_code == 302 and f"{reverse('account_login')}?next=" in answer["Location"]:
        return "login"
    return (
        "yes" if answer.status_code < 500 and answer.status_code != 405 else str(answer.status_code)
    )
