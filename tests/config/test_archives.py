"""A backup as a file, and SQLite copied while somebody writes."""

import sqlite3
import threading
from pathlib import Path

import pytest

from config import databases, running
from config.archives import Manifest, NotAnArchive, described, unpack, write_archive
from config.env_file import change_env, read_env


def archive(tmp_path: Path, content: bytes = b"rows") -> Path:
    (tmp_path / "copy").write_bytes(content)
    files = {"database.sqlite3": tmp_path / "copy"}
    told = Manifest("tweespraak", 1, "0.1.0", "2026-09-01", "sqlite", [], described(files))
    write_archive(tmp_path / "kept.tar", told, files)
    return tmp_path / "kept.tar"


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    manifest = unpack(archive(tmp_path), tmp_path / "out")
    assert (tmp_path / "out" / "database.sqlite3").read_bytes() == b"rows"
    assert manifest.vendor == "sqlite"


def test_one_turned_bit_is_noticed(tmp_path: Path) -> None:
    file = archive(tmp_path, b"r" * 5000)
    content = bytearray(file.read_bytes())
    content[content.rindex(b"rrrr")] ^= 1
    file.write_bytes(content)
    (tmp_path / "out").mkdir()
    with pytest.raises(NotAnArchive, match="damaged"):
        unpack(file, tmp_path / "out")


def test_an_archive_reaches_no_file_elsewhere(tmp_path: Path) -> None:
    files = {"../evil": tmp_path / "copy"}
    (tmp_path / "copy").write_bytes(b"x")
    told = Manifest("tweespraak", 1, "0.1.0", "2026-09-01", "sqlite", [], described(files))
    write_archive(tmp_path / "evil.tar", told, files)
    (tmp_path / "out").mkdir()
    with pytest.raises(NotAnArchive):
        unpack(tmp_path / "evil.tar", tmp_path / "out")
    assert not (tmp_path / "evil").exists()


def test_sqlite_is_copied_whole_while_somebody_writes(tmp_path: Path) -> None:
    source = tmp_path / "db.sqlite3"
    writer = sqlite3.connect(source, check_same_thread=False, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE pair (one, other)")
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("INSERT INTO pair VALUES (?, NULL)", [number])
            writer.execute("UPDATE pair SET other = one WHERE other IS NULL")
            writer.execute("COMMIT")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        databases.copy_sqlite(source, tmp_path / "copy")
    finally:
        stop.set()
        thread.join()
        writer.close()
    copy = sqlite3.connect(tmp_path / "copy")
    assert copy.execute("SELECT count(*) FROM pair WHERE other IS NULL").fetchone() == (0,)
    copy.close()
    assert not (tmp_path / "copy-wal").exists()


def test_a_damaged_database_is_not_called_a_backup(tmp_path: Path) -> None:
    (tmp_path / "db.sqlite3").write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    with pytest.raises(databases.CannotCopy):
        databases.copy_sqlite(tmp_path / "db.sqlite3", tmp_path / "copy")


def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(databases.CannotCopy, match="tweespraak init"):
        databases.copy_sqlite(tmp_path / "db.sqlite3", tmp_path / "copy")


def test_without_the_tool_of_postgresql_its_package_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _tool: None)
    monkeypatch.setattr(Path, "glob", lambda *_words: iter(()))
    with pytest.raises(databases.CannotCopy, match="postgresql-client"):
        databases.found_tool("pg_dump")


def test_many_may_serve_and_only_one_may_put_back(tmp_path: Path) -> None:
    with (
        running.serving(tmp_path),
        running.serving(tmp_path),
        pytest.raises(running.SiteIsRunning),
        running.alone(tmp_path),
    ):
        pass
    with running.alone(tmp_path), pytest.raises(running.SiteIsBusy), running.serving(tmp_path):
        pass
    with running.serving(tmp_path):
        pass


def test_settings_keep_what_is_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "settings.env"
    file.write_text("# by hand\nTWEESPRAAK_MAIL=smtp://u:p=w@host\nTWEESPRAAK_URL=http://old\n")
    change_env(tmp_path, {"TWEESPRAAK_URL": "https://new"})
    assert file.stat().st_mode & 0o777 == 0o600
    assert "# by hand" in file.read_text()
    assert read_env(tmp_path) == {
        "TWEESPRAAK_MAIL": "smtp://u:p=w@host",
        "TWEESPRAAK_URL": "https://new",
    }
