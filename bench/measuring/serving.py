"""A server as `tweespraak serve` starts it, whose processor time can be read."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from config.serving import stream_command, web_command

PROJECT = Path(__file__).resolve().parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")


class NotServing(Exception):
    """The server did not start; the message is what it wrote."""


class Server:
    """A granian with its workers."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def cpu(self) -> float:
        """Seconds of processor time, user and system, of all its processes up to now."""
        return sum(_cpu_of(pid) for pid in [self.process.pid, *_children(self.process.pid)])


def environment(data: Path, database: str, settings: str) -> dict[str, str]:
    """The environment of a process that uses this folder and database, and nothing of ours."""
    ours = ("TWEESPRAAK_", "DJANGO_", "DATABASE_URL", "PORT")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    kept |= {
        "TWEESPRAAK_DATA": str(data),
        "TWEESPRAAK_URL": "http://127.0.0.1",
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": os.pathsep.join([str(PROJECT), str(PROJECT / "src")]),
    }
    return kept | ({"DATABASE_URL": database} if database else {})


@contextlib.contextmanager
def serving(application: str, around: dict[str, str]) -> Iterator[Server]:
    """The application, served on a free port of this machine until the block ends."""
    port = _free_port()
    with running(web_command("127.0.0.1", port, application), port, around) as server:
        yield server


@contextlib.contextmanager
def streaming(around: dict[str, str]) -> Iterator[Server]:
    """The streams of the live rooms, on a free port of this machine until the block ends."""
    port = _free_port()
    with running(stream_command("127.0.0.1", port), port, around) as server:
        yield server


@contextlib.contextmanager
def running(command: list[str], port: int, around: dict[str, str]) -> Iterator[Server]:
    """A server that listens on this port until the block ends."""
    log = Path(around["TWEESPRAAK_DATA"]) / f"server-{port}.log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            command, env=around, cwd=PROJECT, stdout=written, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, port, log)
            yield Server(process, port)
        finally:
            process.terminate()
            process.wait(15)


def python(module: str, around: dict[str, str], *arguments: str) -> str:
    """What a module of ours prints when it is run in that environment."""
    words = [sys.executable, "-m", module, *arguments]
    told = subprocess.run(
        words, env=around, cwd=PROJECT, check=False, capture_output=True, text=True
    )
    if told.returncode:
        raise NotServing(f"{module}:\n{told.stderr}")
    return told.stdout


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise NotServing(log.read_text())


def _children(pid: int) -> list[int]:
    """The workers: the processes this one started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _cpu_of(pid: int) -> float:
    """User and system time of a process; fields 14 and 15 of its stat, after the name in brackets."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
