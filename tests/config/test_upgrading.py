"""An upgrade that fails: what is said when the data go back, and when even that does not work."""

from pathlib import Path

import pytest

from config import upgrading
from config.backups import Backup
from config.databases import CannotCopy


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Newer code that cannot change the database; returns the backup made before."""

    def fault(_tell: object) -> None:
        raise ValueError("a planted fault")

    file = Path("backups/before-upgrade.tar")
    monkeypatch.setattr(upgrading, "backup", lambda kind: Backup(file, 1, has_secret=True))
    monkeypatch.setattr(upgrading, "bring_up_to_date", fault)
    return file


def test_the_data_go_back_and_the_reason_is_said(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back: list[Path] = []
    monkeypatch.setattr(upgrading, "restore", lambda file, keep_aside: back.append(file))
    with pytest.raises(upgrading.UpgradeFailed, match="a planted fault"):
        upgrading.upgrade(print)
    assert back == [broken]


@pytest.mark.parametrize("stuck", [CannotCopy("the disk is full"), OSError("the disk is full")])
def test_data_that_cannot_go_back_are_said_with_what_to_do(
    broken: Path, monkeypatch: pytest.MonkeyPatch, stuck: Exception
) -> None:
    def refuse(_file: Path, keep_aside: bool) -> None:
        raise stuck

    monkeypatch.setattr(upgrading, "restore", refuse)
    with pytest.raises(upgrading.NotPutBack) as told:
        upgrading.upgrade(print)
    for words in ("a planted fault", "the disk is full", f"tweespraak restore {broken}"):
        assert words in str(told.value)
