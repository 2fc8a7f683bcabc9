"""The database as one file, and back: SQLite by its own online backup, PostgreSQL by pg_dump and psql."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Settings = Mapping[str, Any]
BESIDE = ("", "-wal", "-shm", "-journal")  # the files of an SQLite database


class CannotCopy(Exception):
    """The database could not be copied or put back; the message says what to do."""


def copy_sqlite(source: Path, target: Path) -> None:
    """A copy as of one moment, also while others write. Raises CannotCopy."""
    if not source.exists():
        raise CannotCopy(
            "There is no database yet: nothing to back up. Start with: tweespraak init"
        )
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as original,
            contextlib.closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it
            [answer] = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as broken:
        raise CannotCopy(f"SQLite cannot copy the database: {broken}.") from broken
    if answer != "ok":
        raise CannotCopy(f"The database is damaged, says SQLite: {answer}.")


def put_sqlite_in_place(copy: Path, target: Path) -> None:
    """The copy becomes the database; what was there has been moved away."""
    for end in BESIDE:
        target.with_name(target.name + end).unlink(missing_ok=True)
    copy.chmod(0o600)
    shutil.move(copy, target)


def copy_postgresql(database: Settings, target: Path) -> None:
    """Everything in the schema as SQL, as of one moment. Raises CannotCopy."""
    _run(
        "pg_dump",
        ["--no-owner", "--no-privileges", "--schema=public", f"--file={target}"],
        database,
    )


def put_postgresql_in_place(copy: Path, database: Settings) -> None:
    """All tables anew from this SQL, in one transaction: all or nothing. Raises CannotCopy."""
    words = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run("psql", [*words, "--command=DROP SCHEMA public CASCADE", f"--file={copy}"], database)


def _run(tool: str, words: list[str], database: Settings) -> None:
    done = subprocess.run(  # noqa: S603
        [found_tool(tool), *words],
        env=_environment(database),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if line.strip()), "no reason given")
        raise CannotCopy(f"{tool} says: {said}")


def found_tool(tool: str) -> str:
    """Where this tool of PostgreSQL is, the newest if there are more. Raises CannotCopy."""
    if on_path := shutil.which(tool):
        return on_path
    installed = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"), key=lambda path: float(path.parts[-3])
    )
    if installed:
        return str(installed[-1])
    raise CannotCopy(
        f"{tool} is not on this computer. Install the package postgresql-client (Debian, Ubuntu) or "
        "libpq (Homebrew), of the version of your server or newer."
    )


def _environment(database: Settings) -> dict[str, str]:
    told = {
        "PGHOST": database.get("HOST"),
        "PGPORT": database.get("PORT"),
        "PGUSER": database.get("USER"),
        "PGPASSWORD": database.get("PASSWORD"),
        "PGDATABASE": database.get("NAME"),
        "PGOPTIONS": "-c client_min_messages=warning",
    }
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}
