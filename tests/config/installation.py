"""A real installation in a folder of its own, and the command line on it."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("DATABASE_URL", "")


@dataclass(frozen=True)
class Installation:
    """A folder with data, and the database that goes with it."""

    data: Path
    database: str = ""  # of PostgreSQL; empty: SQLite in the folder

    def run(
        self, *words: str, typed: str = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """One command, as an operator types it."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("TWEESPRAAK_", "DJANGO_", "DATABASE_"))
        }
        environment |= {
            "TWEESPRAAK_DATA": str(self.data),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "COLUMNS": "200",
        } | ({"DATABASE_URL": self.database} if self.database else {})
        return subprocess.run(
            [sys.executable, "-m", "config.cli", *words],
            env=environment | settings,
            cwd=ROOT,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def everything(self) -> list[str]:
        """All that is in the database, to compare."""
        if self.database:
            words = ["pg_dump", "--data-only", "--inserts", self.database]
            told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
            return sorted(line for line in told.splitlines() if not line.startswith(("--", "\\")))
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            return list(database.iterdump())

    @property
    def file(self) -> Path:
        return self.data / "tweespraak.sqlite3"


@contextlib.contextmanager
def fresh(data: Path) -> Iterator[Installation]:
    """An installation without anything in it, on the server of DATABASE_URL if there is one."""
    if not SERVER:
        yield Installation(data)
        return
    name = f"keep_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
    try:
        yield Installation(data, urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}")))
    finally:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def copied(original: Installation, data: Path) -> Installation:
    """The same data in another folder; on PostgreSQL the very same database."""
    shutil.copytree(original.data, data)
    return Installation(data, original.database)
