"""The file `settings.env`: one setting a line, only for the eyes of who runs the installation."""

import os
from collections.abc import Mapping
from pathlib import Path

NAME = "settings.env"


def read_env(data: Path) -> dict[str, str]:
    """The settings in the file; none when there is no file."""
    file = data / NAME
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _equals, value in pairs}


def change_env(data: Path, changes: Mapping[str, str]) -> None:
    """Write these settings; every other line stays as it is. In one piece: never half a file."""
    file = data / NAME
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    kept = [line for line in lines if line.partition("=")[0].strip() not in changes]
    added = [f"{name}={value}" for name, value in changes.items()]
    write_private(file, ("\n".join([*kept, *added]) + "\n").encode())


def write_private(file: Path, content: bytes) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as writing:
        writing.write(content)
        writing.flush()
        os.fsync(writing.fileno())
    os.replace(fresh, file)
