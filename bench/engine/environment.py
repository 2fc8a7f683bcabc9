"""Makes the environment of `make bench-engine` once: our own, with catsim, mirt and Numba on top.

They are no dependency of the program: they live in `build/bench-engine`, and what cannot be
installed is left out, which the page then says.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENV = ROOT / "build" / "bench-engine"


def main() -> int:
    """Install each of the extra `bench`, or say that it is not to be had; always 0."""
    if (VENV / "complete").exists():
        return 0
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    python = str(VENV / "bin" / "python")
    site = next(VENV.glob("lib/*/site-packages"))
    (site / "tweespraak.pth").write_text(f"{_packages()}\n", encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    left_out = [
        name
        for name in extras["project"]["optional-dependencies"]["bench"]
        if not _installed(python, name)
    ]
    for name in left_out:
        print(f"{name} could not be installed: its rows are judged without it.")
    if not left_out:
        (VENV / "complete").touch()
    return 0


def _packages() -> Path:
    """Where the environment of the program keeps NumPy and SciPy."""
    return next((ROOT / ".venv").glob("lib/*/site-packages"))


def _installed(python: str, name: str) -> bool:
    command = [python, "-m", "pip", "install", "-q", "--only-binary", ":all:", name]
    calm = ["--no-input", "--disable-pip-version-check"]
    return subprocess.call([*command, *calm], stderr=subprocess.DEVNULL) == 0


if __name__ == "__main__":
    sys.exit(main())
