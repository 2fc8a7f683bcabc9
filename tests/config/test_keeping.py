"""backup, restore and upgrade, by the command line, on real data."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import running
from tests.config.installation import SERVER, Installation, copied, fresh

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.slow,  # every command is a process of its own, as an operator has it
    pytest.mark.skipif(
        bool(SERVER) and not shutil.which("pg_dump"), reason="install postgresql-client"
    ),
]
WITH_FAULT = {"DJANGO_SETTINGS_MODULE": "tests.config.planted_settings"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An organisation, made by `init`."""
    with fresh(tmp_path_factory.mktemp("installation") / "data") as made:
        words = [
            "--name",
            "Zorg & Zo",
            "--admin-name",
            "Chris Jansen",
            "--admin-email",
            "c@z.example",
        ]
        done = made.run("init", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        yield made


@pytest.fixture
def here(original: Installation, tmp_path: Path) -> Iterator[Installation]:
    """The same, for one test; on PostgreSQL put back afterwards."""
    mine = copied(original, tmp_path / "data")
    keep = tmp_path / "as-it-was.tar"
    if mine.database:
        assert mine.run("backup", "--to", str(keep)).returncode == 0
    yield mine
    if mine.database:
        assert mine.run("restore", str(keep), "--yes").returncode == 0


def renamed(installation: Installation, name: str) -> None:
    done = installation.run(
        "init", "--name", name, "--admin-name", "Eva Mulder", "--admin-email", "e@e.example"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_backed_up_comes_back_and_what_was_there_is_kept(
    here: Installation, tmp_path: Path
) -> None:
    before, secret = here.everything(), (here.data / "secret").read_text()
    file = tmp_path / "kept.tar"
    made = here.run("backup", "--to", str(file))
    assert made.returncode == 0, made.stdout + made.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    renamed(here, "Een tweede")
    (here.data / "secret").write_text("another")
    done = here.run("restore", str(file), "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert here.everything() == before
    assert (here.data / "secret").read_text() == secret
    if not here.database:
        [aside] = here.data.glob("set-aside-*")
        assert (aside / "secret").read_text() == "another"
        kept = Installation(aside)
        assert any("Een tweede" in line for line in kept.everything())
        assert here.run("check").stdout.count("✓") >= 3


def test_nothing_is_put_back_while_the_site_runs(here: Installation, tmp_path: Path) -> None:
    file = tmp_path / "kept.tar"
    here.run("backup", "--to", str(file))
    before = here.everything()
    with running.serving(here.data):
        assert here.run("backup", "--to", str(tmp_path / "meanwhile.tar")).returncode == 0
        for words in (("restore", str(file), "--yes"), ("upgrade", "--yes")):
            done = here.run(*words)
            assert done.returncode == 1
            assert "The site is running" in done.stdout
    assert here.everything() == before


def test_the_site_does_not_start_while_data_are_put_back(here: Installation) -> None:
    with running.alone(here.data):
        done = here.run("serve", PORT="0")
    assert done.returncode == 1
    assert "Try again when it is done" in done.stdout


@pytest.mark.parametrize("fault", ["migration", "check"])
def test_an_upgrade_that_fails_leaves_the_data_as_they_were(here: Installation, fault: str) -> None:
    before = here.everything()
    done = here.run("upgrade", "--yes", PLANTED=fault, **WITH_FAULT)
    assert done.returncode == 1
    assert "the data are as they were" in done.stdout
    assert "a planted fault" in done.stdout
    assert here.everything() == before
    assert list((here.data / "backups").glob("before-upgrade-*.tar"))


def test_an_upgrade_that_works_changes_the_data_and_keeps_the_backup(here: Installation) -> None:
    done = here.run("upgrade", "--yes", **WITH_FAULT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert any("spoiled" in line for line in here.everything())
    assert list((here.data / "backups").glob("before-upgrade-*.tar"))


def test_who_says_no_changes_nothing(here: Installation, tmp_path: Path) -> None:
    file = tmp_path / "kept.tar"
    here.run("backup", "--to", str(file))
    assert here.run("restore", str(file), typed="n\n").returncode == 1
    assert not list(here.data.glob("set-aside-*"))
