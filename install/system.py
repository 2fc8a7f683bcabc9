"""What the tests need from the operating system: installs it where we may, names it where not."""

import ctypes.util
import os
import shutil
import subprocess
import sys

from say import tell


def main() -> int:
    """Install what is missing, or name it; never a failure: the tests that need it will fail."""
    missing = absent()
    if missing and not install(missing):
        tell(
            "Not on this machine, so the tests that need it will fail: "
            f"{' '.join(missing)} (apt-get install {' '.join(missing)})."
        )
    return 0


def absent() -> list[str]:
    """The Debian names of what is not there, apart from the browser, which has its own finder."""
    present = {
        "libpango-1.0-0": _library("pango-1.0"),
        "libpangoft2-1.0-0": _library("pangoft2-1.0"),
        "gettext": shutil.which("msgfmt") and shutil.which("xgettext"),
    }
    return [package for package, found in present.items() if not found]


def install(packages: list[str]) -> bool:
    """By apt when we are root; True when every package came in."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return False
    tell(f"Installing from the system's packages: {' '.join(packages)}.")
    _quietly(apt, "update", "-qq")
    return _quietly(apt, "install", "-y", "-qq", "--no-install-recommends", *packages)


def _quietly(*command: str) -> bool:
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def _library(name: str) -> str | None:
    return ctypes.util.find_library(name)


if __name__ == "__main__":
    sys.exit(main())
