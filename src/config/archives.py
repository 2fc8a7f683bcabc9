"""A backup as one file: a tar with a manifest that says what is in it, and by which hash."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

MANIFEST, PROGRAM, FORMAT = "manifest.json", "tweespraak", 1
SQLITE, POSTGRESQL = "database.sqlite3", "database.sql"
ENVIRONMENT, SECRET = "settings.env", "secret"
KNOWN = {SQLITE, POSTGRESQL, ENVIRONMENT, SECRET}
_PIECE = 1 << 20


class NotAnArchive(Exception):
    """The file is no backup that can be put back; the message says why, and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup is of."""

    program: str
    format: int
    version: str
    made_at: str
    vendor: str  # "sqlite" or "postgresql"
    migrations: list[str]  # "people.0001_initial"
    files: dict[str, dict[str, str | int]]  # name -> sha256, bytes


def write_archive(target: Path, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Write the archive for its owner alone; whole or not at all."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as writing:
            with tarfile.open(fileobj=writing, mode="w") as tar:
                content = json.dumps(asdict(manifest), indent=1).encode()
                tar.addfile(_entry(MANIFEST, len(content)), io.BytesIO(content))
                for name, file in files.items():
                    with file.open("rb") as reading:
                        tar.addfile(_entry(name, file.stat().st_size), reading)
            writing.flush()
            os.fsync(writing.fileno())
        os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


def described(files: Mapping[str, Path]) -> dict[str, dict[str, str | int]]:
    """Size and hash of every file, for the manifest."""
    return {
        name: {"sha256": hash_of(file), "bytes": file.stat().st_size}
        for name, file in files.items()
    }


def hash_of(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as reading:
        return hashlib.file_digest(reading, "sha256").hexdigest()


def unpack(archive: Path, folder: Path) -> Manifest:
    """Check the archive and lay its files in this folder. Raises NotAnArchive."""
    if not archive.is_file():
        raise NotAnArchive(f"There is no file {archive}.")
    try:
        with tarfile.open(archive, mode="r:") as tar:
            manifest = _manifest(tar)
            for name in manifest.files:
                _take(tar, name, folder / name)
    except (tarfile.TarError, OSError, EOFError) as broken:
        raise NotAnArchive(
            f"{archive.name} is no backup of Tweespraak, or it is damaged ({broken}). "
            "Nothing was changed: choose another backup."
        ) from broken
    for name, told in manifest.files.items():
        if (folder / name).stat().st_size != told["bytes"] or hash_of(folder / name) != told[
            "sha256"
        ]:
            raise NotAnArchive(
                f"{archive.name} is damaged: {name} is not what was put in. "
                "Nothing was changed: choose another backup."
            )
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    try:
        found = tar.extractfile(MANIFEST)
        told = json.loads(found.read(_PIECE)) if found else None
        manifest = Manifest(**told) if isinstance(told, dict) else None
    except (KeyError, ValueError, TypeError):
        manifest = None
    if manifest is None or manifest.program != PROGRAM:
        raise NotAnArchive("This is no backup of Tweespraak. Nothing was changed.")
    if manifest.format != FORMAT or not set(manifest.files) <= KNOWN:
        raise NotAnArchive(
            f"This backup was made by a newer Tweespraak ({manifest.version}). "
            "Install that version first, then put the backup back."
        )
    return manifest


def _take(tar: tarfile.TarFile, name: str, target: Path) -> None:
    try:
        found = tar.extractfile(name)
    except KeyError as missing:
        raise tarfile.TarError(f"{name} is missing") from missing
    if found is None:
        raise tarfile.TarError(f"{name} is no file")
    with target.open("wb") as writing:
        while piece := found.read(_PIECE):
            writing.write(piece)


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry
