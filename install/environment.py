"""Makes the Python environment `.venv`, once, and says in one sentence what is missing.

Two sorts: `run` (what the program needs) and `develop` (that, and the tools of the tests).
"""

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from say import stop, tell

OLDEST = (3, 11)


def newer_python():
    """The path of a new enough Python that starts on this machine, or None."""
    for minor in range(OLDEST[1] + 8, OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


if sys.version_info < OLDEST:  # what comes after these lines may not even import there
    newer = newer_python()
    if newer:
        os.execv(newer, [newer, *sys.argv])
    sys.exit("Tweespraak needs Python 3.11 or newer: install it and run this again.")

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {
    "run": ROOT / "requirements.lock",
    "develop": ROOT / "requirements-develop.lock",
}
STAMP = "tweespraak.json"
UNFINISHED = "tweespraak.unfinished"
LAUNCHER = """#!/bin/sh
exec "$(dirname "$0")/python" -m config.cli "$@"
"""


def main(sort: str) -> int:
    """Make the environment of this sort, or do nothing when it stands."""
    if _stands(sort):
        return 0
    with Path(__file__).open() as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)  # two makes at once: the second waits and finds it done
        if not _stands(sort):
            _make(sort)
    return 0


def create_venv(folder: Path) -> None:
    """Create an empty environment with pip, or stop with the name of what is missing."""
    if _has("venv") and _has("ensurepip"):
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    elif shutil.which("uv"):
        subprocess.run(["uv", "venv", "-q", "--python", sys.executable, str(folder)], check=True)
    else:
        stop(_missing_venv())


def install_packages(venv: Path, lock: Path, *, quiet: bool = False) -> None:
    """Install exactly what the lock pins, checksums demanded, wheels only."""
    wanted = ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    python = str(venv / "bin" / "python")
    if shutil.which("uv"):
        command = ["uv", "pip", "install", "-q", "--python", python, *wanted]
    else:
        calm = ["-q", "--no-input", "--progress-bar=off", "--disable-pip-version-check"]
        command = [python, "-m", "pip", "install", "--no-deps", *calm, *wanted]
    silence = subprocess.DEVNULL if quiet else None
    subprocess.run(command, check=True, env=_plain_environment(), stdout=silence, stderr=silence)


def _make(sort: str) -> None:
    _clear_what_is_broken()
    if not VENV.exists():
        tell("Making the Python environment (once, about a minute).")
        VENV.mkdir()
        (VENV / UNFINISHED).touch()
        create_venv(VENV)
    else:
        tell("Bringing the Python environment up to date.")
    (VENV / UNFINISHED).touch()
    try:
        install_packages(VENV, LOCKS[sort])
    except subprocess.CalledProcessError:
        stop(
            "The Python packages could not be installed. The first start needs the package index "
            "once: check the network and run it again."
        )
    _add_our_code()
    (VENV / STAMP).write_text(json.dumps(_state(sort)), encoding="utf-8")
    (VENV / UNFINISHED).unlink()


def _stands(sort: str) -> bool:
    """A finished environment of this sort, or of the larger one, made here from these locks."""
    if (VENV / UNFINISHED).exists() or not os.access(VENV / "bin" / "python", os.X_OK):
        return False
    try:
        stamp = json.loads((VENV / STAMP).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return stamp in (_state(sort), _state("develop"))


def _state(sort: str) -> dict[str, str]:
    """What an environment of this sort depends on."""
    sources = [Path(__file__), LOCKS["run"], LOCKS[sort]]
    made_from = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources))
    return {
        "sort": sort,
        "made_from": made_from.hexdigest(),
        "python": os.path.realpath(VENV / "bin" / "python"),
        "folder": str(ROOT),
    }


def _clear_what_is_broken() -> None:
    """A broken-off or moved environment is made anew: mending is guessing."""
    if not VENV.exists():
        return
    if not (VENV / UNFINISHED).exists() and _packages_folder() and _made_here():
        return
    tell("The Python environment is unfinished or from elsewhere: making it anew.")
    if VENV.is_symlink():
        VENV.unlink()
    else:
        shutil.rmtree(VENV)


def _packages_folder() -> Path | None:
    """Where the environment keeps its packages, if its Python starts and is new enough."""
    question = (
        "import sys, sysconfig; "
        f"print(sysconfig.get_path('purelib') if sys.version_info >= {OLDEST} else '')"
    )
    ask = [str(VENV / "bin" / "python"), "-c", question]
    try:
        answer = subprocess.run(ask, capture_output=True, text=True, check=False, timeout=60)
    except OSError:
        return None
    folder = Path(answer.stdout.strip())
    return folder if folder.is_relative_to(VENV) and folder.is_dir() else None


def _made_here() -> bool:
    try:
        stamp = json.loads((VENV / STAMP).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return True  # made by hand: keep it
    return bool(stamp.get("folder") == str(ROOT))


def _add_our_code() -> None:
    """Put `src` on the path and the command in `bin`: no build, so no network and no compiler."""
    site = _packages_folder()
    if site is None:
        stop("The Python environment does not start: remove the folder .venv and run this again.")
    (site / "tweespraak.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    launcher = VENV / "bin" / "tweespraak"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _missing_venv() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"Python {version} has no venv module here: install the package python{version}-venv "
        "(or python3-venv) and run this again."
    )


def _plain_environment() -> dict[str, str]:
    """The environment without what would point pip or uv at another Python."""
    foreign = {
        "PYTHONPATH",
        "PYTHONHOME",
        "VIRTUAL_ENV",
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
    }
    return {key: value for key, value in os.environ.items() if key not in foreign}


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["develop"]):
        sys.exit("Say which: environment.py run, or environment.py develop.")
    sys.exit(main(sys.argv[1]))
