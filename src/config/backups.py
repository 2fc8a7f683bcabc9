"""`backup` and `restore`: everything of an installation in one file, and back."""

import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config import archives, databases, deletions
from config.archives import ENVIRONMENT, POSTGRESQL, SECRET, SQLITE, Manifest, NotAnArchive
from config.databases import CannotCopy
from tweespraak.foundation import clock

FOLDER = "backups"
KEPT = 7  # how many of a kind stay in the folder


@dataclass(frozen=True)
class Backup:
    """A backup that was made."""

    file: Path
    size: int
    has_secret: bool


def backup(to: Path | None = None, *, kind: str = "tweespraak", keep: int = KEPT) -> Backup:
    """Put database, settings and secret in one file. Raises CannotCopy."""
    target = to or _free(settings.DATA / FOLDER / f"{kind}-{clock.now():%Y%m%d-%H%M%S}.tar")
    try:
        with tempfile.TemporaryDirectory(dir=_data(), prefix="backup-") as place:
            files = _gathered(Path(place))
            archives.write_archive(target, _manifest(files), files)
    except OSError as refused:
        raise CannotCopy(f"The backup could not be written: {refused}.") from refused
    if to is None:
        _prune(target.parent, kind, keep)
    return Backup(target, target.stat().st_size, SECRET in files)


def restore(archive: Path, *, keep_aside: bool = True) -> Path | None:
    """Put a backup in place of what is there; returns where the former data were kept.

    Only when the site does not run. Raises NotAnArchive, CannotCopy: then nothing was changed.
    """
    with tempfile.TemporaryDirectory(dir=_data(), prefix="restore-") as place:
        folder = Path(place)
        manifest = archives.unpack(archive, folder)
        _check_fits(manifest)
        gone = deletions.told()
        connections.close_all()
        put_back = _restore_sqlite if connection.vendor == "sqlite" else _restore_postgresql
        aside = put_back(folder, keep_aside)
        deletions.carry_over(gone)
        connections.close_all()
        return aside


def _data() -> Path:
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(settings.DATA)


def _gathered(place: Path) -> dict[str, Path]:
    """The files of the archive; the database is copied first."""
    files = {}
    if connection.vendor == "sqlite":
        files[SQLITE] = place / SQLITE
        databases.copy_sqlite(_sqlite_file(), files[SQLITE])
    else:
        files[POSTGRESQL] = place / POSTGRESQL
        databases.copy_postgresql(settings.DATABASES["default"], files[POSTGRESQL])
    for name in (ENVIRONMENT, SECRET):
        if (settings.DATA / name).exists():
            files[name] = settings.DATA / name
    return files


def _manifest(files: dict[str, Path]) -> Manifest:
    applied = MigrationRecorder(connection).applied_migrations()
    return Manifest(
        program=archives.PROGRAM,
        format=archives.FORMAT,
        version=_version(),
        made_at=clock.now().isoformat(timespec="seconds"),
        vendor=connection.vendor,
        migrations=sorted(f"{app}.{name}" for app, name in applied),
        files=archives.described(files),
    )


def _version() -> str:
    try:
        return version("tweespraak")
    except PackageNotFoundError:
        return "unknown"


def _check_fits(manifest: Manifest) -> None:
    """Whether this program can work with what is in the backup. Raises NotAnArchive."""
    if manifest.vendor != connection.vendor:
        raise NotAnArchive(
            f"This backup is of {manifest.vendor}, and this installation works with "
            f"{connection.vendor}. Set DATABASE_URL as it was when the backup was made."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        raise NotAnArchive(
            f"This backup was made by a newer Tweespraak ({manifest.version}; it knows {unknown[0]}). "
            "Install that version first, then put the backup back."
        )


def _restore_sqlite(folder: Path, keep_aside: bool) -> Path | None:
    target, aside = _sqlite_file(), _free(settings.DATA / f"set-aside-{clock.now():%Y%m%d-%H%M%S}")
    moved = _move_aside(target, aside)
    try:
        databases.put_sqlite_in_place(folder / SQLITE, target)
        _put_files_in_place(folder)
    except OSError as refused:
        for there, here in moved.items():
            shutil.move(there, here)
        raise CannotCopy(f"The backup could not be put in place: {refused}.") from refused
    if not keep_aside:
        shutil.rmtree(aside)
    return aside if keep_aside else None


def _restore_postgresql(folder: Path, keep_aside: bool) -> Path | None:
    aside = backup(kind="before-restore").file if keep_aside else None
    databases.put_postgresql_in_place(folder / POSTGRESQL, settings.DATABASES["default"])
    _put_files_in_place(folder)
    return aside


def _move_aside(target: Path, aside: Path) -> dict[Path, Path]:
    """Move the database and copy what belongs to it; returns where each moved file came from."""
    aside.mkdir(mode=0o700)
    moved = {}
    for end in databases.BESIDE:
        file = target.with_name(target.name + end)
        if file.exists():
            moved[aside / file.name] = file
            shutil.move(file, aside / file.name)
    for name in (ENVIRONMENT, SECRET):
        if (settings.DATA / name).exists():
            shutil.copy2(settings.DATA / name, aside / name)
    return moved


def _put_files_in_place(folder: Path) -> None:
    for name in (ENVIRONMENT, SECRET):
        if (folder / name).exists():
            (folder / name).chmod(0o600)
            shutil.move(folder / name, settings.DATA / name)


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _free(wanted: Path) -> Path:
    """This name, or the first that is free after it."""
    names = [wanted, *(wanted.with_stem(f"{wanted.stem}-{n}") for n in range(2, 100))]
    return next(name for name in names if not name.exists())


def _prune(folder: Path, kind: str, keep: int) -> None:
    """Only the newest of this kind stay; what somebody else put there is left alone."""
    made = sorted(folder.glob(f"{kind}-????????-??????*.tar"), key=lambda file: file.name)
    for old in made[: max(0, len(made) - max(1, keep))]:
        old.unlink()
