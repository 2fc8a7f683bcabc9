"""The import contract holds, and breaks on a planted fault of each kind."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.walls import SOURCE

LINT = Path(sys.executable).with_name("lint-imports")
PROJECT = SOURCE.parent


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINT), "--config", str(PROJECT / "pyproject.toml"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("house") / "src"
    keep = shutil.ignore_patterns(
        "static", "templates", "content", "locale", "__pycache__", "migrations"
    )
    shutil.copytree(SOURCE, tree, ignore=keep)
    return tree


def test_the_contract_is_kept(copy: Path) -> None:
    told = lint(copy)
    assert told.returncode == 0, told.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        (
            "people/actions/planted.py",
            "import tweespraak.testing.models",
            "The order of the contexts",
        ),
        ("lenses/rules/planted.py", "import tweespraak.conversations", "The order of the contexts"),
        ("people/queries_planted.py", "", "The rooms inside a context"),
        ("audit/models.py", "import tweespraak.audit.actions", "The rooms inside a context"),
        ("psychometrics/planted.py", "import django", "The engine is pure"),
        ("planted/__init__.py", "", "The order of the contexts"),
        (
            "instruments/rules/solving/planted.py",
            "import tweespraak.instruments.rules.matrices.cells",
            "Who solves a matrix",
        ),
        (
            "instruments/rules/matrices/planted.py",
            "import tweespraak.instruments.rules.solving.laws",
            "Who solves a matrix",
        ),
    ],
)
def test_a_planted_import_breaks_it(copy: Path, file: str, line: str, broken: str) -> None:
    """Slow: import-linter reads the whole tree again for every fault."""
    planted = copy / "tweespraak" / file
    made = not planted.parent.exists()
    planted.parent.mkdir(parents=True, exist_ok=True)
    before = planted.read_text() if planted.exists() else None
    planted.write_text((before or "") + "\n" + line + "\n")
    try:
        told = lint(copy)
    finally:
        if made:
            shutil.rmtree(planted.parent)
        elif before is None:
            planted.unlink()
        else:
            planted.write_text(before)
    assert told.returncode != 0
    assert f"{broken}" in told.stdout
    assert "BROKEN" in told.stdout or "missing" in told.stdout.lower()
