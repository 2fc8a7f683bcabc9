"""The processes of a running `tweespraak serve`, as Linux lists them."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterable
from pathlib import Path


def children(pid: int) -> list[int]:
    """The processes this one started."""
    return [int(child) for task in _tasks(pid) for child in _read(task).split()]


def family(pid: int) -> list[int]:
    """The processes this one started, and those they started."""
    below = children(pid)
    return below + [one for child in below for one in family(child)]


def web(pid: int) -> list[int]:
    """The web server, without its workers."""
    return [child for child in children(pid) if "config.wsgi" in _command(child)]


def web_workers(pid: int) -> list[int]:
    """The processes that answer requests."""
    return [
        worker for main in web(pid) for worker in children(main) if "granian" in _command(worker)
    ]


def worker(pid: int) -> list[int]:
    """The process that works off due rows."""
    return [child for child in children(pid) if "config.cli" in _command(child)]


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def is_alive(pid: int) -> bool:
    state = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return bool(state) and state[0] != "Z"


def alive(pids: Iterable[int]) -> list[int]:
    return [pid for pid in pids if is_alive(pid)]


def is_free(port: int) -> bool:
    """Whether nobody listens on this port any more."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def comes_true(what: Callable[[], bool], seconds: float) -> bool:
    """Whether this becomes so within so many seconds."""
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _tasks(pid: int) -> Iterable[Path]:
    return Path(f"/proc/{pid}/task").glob("*/children")


def _command(pid: int) -> str:
    return _read(Path(f"/proc/{pid}/cmdline")).replace("\0", " ")


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # it ended just now
        return ""
