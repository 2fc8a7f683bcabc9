"""Measures in an environment of its own: ours, with catsim, mirt and Numba on top.

They are no dependency of the program: they are the extra `bench`, live in `build/bench-engine`,
and what cannot be installed is left out, which the page then says.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENV = ROOT / "build" / "bench-engine"
PYTHON = VENV / "bin" / "python"


def main() -> int:
    """Make the environment once, and measure with it, or without it where it cannot be made."""
    if not (VENV / "complete").exists():
        _make()
    python = PYTHON if PYTHON.exists() else Path(sys.executable)
    return subprocess.call([str(python), str(ROOT / "bench/engine/run.py"), *sys.argv[1:]])


def _make() -> None:
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        print("No environment could be made for catsim, mirt and Numba: measuring without them.")
        return
    site = next(VENV.glob("lib/*/site-packages"))
    (site / "tweespraak.pth").write_text(f"{_packages()}\n", encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = extras["project"]["optional-dependencies"]["bench"]
    left_out = [name for name in wanted if not _installed(name)]
    for name in left_out:
        print(f"{name} could not be installed: its rows are judged without it.")
    if not left_out:
        (VENV / "complete").touch()


def _packages() -> Path:
    """Where the environment of the program keeps NumPy and SciPy."""
    return next((ROOT / ".venv").glob("lib/*/site-packages"))


def _installed(name: str) -> bool:
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--only-binary", ":all:", name]
    calm = ["--no-input", "--disable-pip-version-check"]
    return subprocess.call([*command, *calm], stderr=subprocess.DEVNULL) == 0


if __name__ == "__main__":
    sys.exit(main())
