"""Which backups are taken and put back, and the sentences for those that are not."""

import json
import os
import tarfile
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.fixtures import Settings

from config.archives import NotAnArchive
from config.backups import backup, restore
from config.databases import CannotCopy


@pytest.fixture
def data(settings: Settings, tmp_path: Path, db: None) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def good(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup; the rows themselves are not what matters here."""
    for name in ("copy_sqlite", "copy_postgresql"):
        monkeypatch.setattr(
            f"config.databases.{name}",
            lambda _from, to: _either(_from, to).write_bytes(b"rows" * 999),
        )
    return backup().file


def _either(one: object, other: object) -> Path:
    """SQLite: (source, target); PostgreSQL: (settings, target)."""
    return other if isinstance(other, Path) else Path(str(one))


def changed(file: Path, **changes: object) -> Path:
    """The same archive with another manifest."""
    folder = file.parent / "open"
    folder.mkdir()
    with tarfile.open(file) as tar:
        for name in tar.getnames():
            kept = tar.extractfile(name)
            assert kept
            (folder / name).write_bytes(kept.read())
    manifest = json.loads((folder / "manifest.json").read_text()) | changes
    (folder / "manifest.json").write_text(json.dumps(manifest))
    target = file.with_name("changed.tar")
    with tarfile.open(target, "w") as tar:
        for name in os.listdir(folder):
            tar.add(folder / name, name)
    return target


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"migrations": ["people.9999_from_the_future"]}, "newer Tweespraak"),
        ({"format": 2}, "newer Tweespraak"),
        ({"program": "somethingelse"}, "no backup of Tweespraak"),
        ({"files": {"database.sqlite3": {}, "another": {}}}, "newer Tweespraak"),
        ({"strange": 1}, "no backup of Tweespraak"),
    ],
)
def test_what_this_program_does_not_know_is_refused(
    good: Path, changes: dict[str, object], says: str
) -> None:
    with pytest.raises(NotAnArchive, match=says):
        restore(changed(good, **changes))


def test_a_backup_of_another_kind_of_database_is_refused(good: Path) -> None:
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    with pytest.raises(NotAnArchive, match="DATABASE_URL"):
        restore(changed(good, vendor=other))


def test_what_is_damaged_is_refused(good: Path) -> None:
    content = bytearray(good.read_bytes())
    content[content.index(b"rowsrows") + 5] ^= 0xFF
    good.write_bytes(content)
    with pytest.raises(NotAnArchive, match="damaged"):
        restore(good)
    good.write_bytes(content[: len(content) // 2])
    with pytest.raises(NotAnArchive, match="damaged"):
        restore(good)


def test_what_is_no_archive_is_refused(data: Path, tmp_path: Path) -> None:
    (tmp_path / "text.tar").write_text("no tar at all")
    with pytest.raises(NotAnArchive, match="no backup of Tweespraak"):
        restore(tmp_path / "text.tar")
    with pytest.raises(NotAnArchive, match="There is no file"):
        restore(tmp_path / "absent.tar")


@pytest.mark.usefixtures("good")
def test_the_manifest_says_what_it_is_of(monkeypatch: pytest.MonkeyPatch) -> None:
    migrated = {("people", "0001_initial"): None}  # the tables of a test are made from the models
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _self: migrated)
    good = backup().file
    with tarfile.open(good) as tar:
        manifest = json.loads(tar.extractfile("manifest.json").read())  # type: ignore[union-attr]
    assert manifest["vendor"] == connection.vendor
    assert "people.0001_initial" in manifest["migrations"]
    assert good.stat().st_mode & 0o777 == 0o600


def test_settings_and_secret_go_along(good: Path, data: Path) -> None:
    (data / "secret").write_text("s")
    (data / "settings.env").write_text("A=1\n")
    made = backup()
    with tarfile.open(made.file) as tar:
        assert {"secret", "settings.env"} <= set(tar.getnames())
    assert made.has_secret


def test_only_the_newest_stay_and_what_others_put_there(good: Path, data: Path) -> None:
    folder = data / "backups"
    for day in range(1, 5):
        (folder / f"tweespraak-2025010{day}-000000.tar").touch()
    (folder / "mine.tar").touch()
    (folder / "before-upgrade-20250101-000000.tar").touch()
    newest = backup(keep=3).file
    left = {file.name for file in folder.iterdir()}
    assert {"mine.tar", "before-upgrade-20250101-000000.tar", newest.name} <= left
    assert "tweespraak-20250102-000000.tar" not in left
    assert len(left) == 5


def test_a_place_that_cannot_be_written_says_so(good: Path, tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(CannotCopy, match="could not be written"):
        backup(tmp_path / "a-file" / "kept.tar")
