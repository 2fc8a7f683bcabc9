"""Ours beside the least that Django can do, served at the same time, on every database there is."""

import contextlib
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from bench.measuring.serving import Server, environment, python, serving
from tests.postgres import NO_SERVER, server, system_binaries, wheel_binaries

# What is wrong on this kind of database, with an address for ours and for the bare one.
Compare = Callable[[str, str, str], list[str]]


@dataclass(frozen=True)
class Served:
    """One of the two: its environment, its server, and what its preparation told."""

    name: str
    around: dict[str, str]
    server: Server
    told: Any


def on_every_database(compare: Compare) -> int:
    """Compare on SQLite and, if there is one, on PostgreSQL; status 1 when anything is wrong."""
    wrong = compare("SQLite", "", "")
    if binaries := system_binaries() or wheel_binaries():
        with server(binaries) as address:
            wrong += compare("PostgreSQL", *_databases(address))
    else:
        print(NO_SERVER)
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


@contextlib.contextmanager
def both(
    preparation: str, ours_at: str, bare_at: str, *arguments: str
) -> Iterator[tuple[Served, Served]]:
    """Ours and the bare one, each with a database prepared by its module of that name."""
    with (
        tempfile.TemporaryDirectory(prefix="tweespraak-bench-") as folder,
        _served("ours", Path(folder), ours_at, "config", preparation, *arguments) as ours,
        _served("bare", Path(folder), bare_at, "bench.bare", preparation, *arguments) as bare,
    ):
        yield ours, bare


@contextlib.contextmanager
def _served(
    name: str, folder: Path, database: str, package: str, preparation: str, *arguments: str
) -> Iterator[Served]:
    data = folder / name
    data.mkdir()
    around = environment(data, database, f"{package}.settings")
    told = json.loads(python(f"bench.{name}.{preparation}", around, *arguments))
    with serving(f"{package}.wsgi:application", around) as running:
        yield Served(name, around, running, told)


def _databases(address: str) -> tuple[str, str]:
    """Two empty databases in this PostgreSQL."""
    made = []
    with psycopg.connect(address, autocommit=True) as connection:
        for name in ("ours", "bare"):
            connection.execute(f"CREATE DATABASE {name}")
            made.append(address.replace("/postgres?", f"/{name}?"))
    return made[0], made[1]
