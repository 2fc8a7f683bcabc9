"""A real server for the journeys: `tweespraak serve`, with the demo or empty, in a folder of its own."""

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATABASE = "tweespraak.sqlite3"


class Server:
    """The running site: where it is, its clock, its end."""

    def __init__(self, *, database: str = "", demo: bool = True, **given: str) -> None:
        self.data = Path(tempfile.mkdtemp(prefix="tweespraak-journey-"))
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.environment = environment(self.data) | {"PORT": str(self.port)} | given
        self.demo = ["--demo"] if demo else []
        if database:
            self.environment["DATABASE_URL"] = database
        self.log = (self.data / "server.log").open("w")
        self.process: subprocess.Popen[bytes] | None = None
        self.clock = self.data / "clock"  # how far its clock was moved, in seconds

    @property
    def now(self) -> datetime:
        """What time it is there."""
        shift = float(self.clock.read_text()) if self.clock.exists() else 0.0
        return datetime.now(UTC) + timedelta(seconds=shift)

    def start(self) -> "Server":
        if self.demo and not self.is_made():
            shutil.copytree(made_demo(), self.data, dirs_exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.cli", "serve", *self.demo],
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            cwd=PROJECT,
            start_new_session=True,
        )
        self.wait()
        return self

    def is_made(self) -> bool:
        """Whether it has its data, or a database where `serve` makes them."""
        return "DATABASE_URL" in self.environment or (self.data / DATABASE).exists()

    def wait(self, seconds: float = 180) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process and self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(f"the server did not start:\n{(self.data / 'server.log').read_text()}")

    def command(self, *words: str) -> str:
        """Run `tweespraak …` beside the running server, e.g. clock +3d."""
        told = subprocess.run(
            [sys.executable, "-m", "config.cli", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            cwd=PROJECT,
            check=True,
        )
        return told.stdout

    def until(self, moment: datetime) -> None:
        """Let it become this moment for everybody, and never go back. What `tweespraak clock` writes, without
        a process that has to start first."""
        shift = moment - datetime.now(UTC)
        if moment > self.now:
            fresh = self.clock.with_suffix(".fresh")
            fresh.write_text(str(shift.total_seconds()))
            fresh.replace(self.clock)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(15)
        self.log.close()
        shutil.rmtree(self.data, ignore_errors=True)

    def errors(self) -> str:
        """What the server wrote about things that went wrong."""
        self.log.flush()
        lines = (self.data / "server.log").read_text().splitlines()
        return "\n".join(line for line in lines if "ERROR" in line or "Traceback" in line)


def environment(data: Path) -> dict[str, str]:
    """The environment of a process that works in this folder, with nothing of ours."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TWEESPRAAK_", "DJANGO_")) and name != "DATABASE_URL"
    }
    return kept | {"TWEESPRAAK_DATA": str(data), "PYTHONPATH": str(PROJECT / "src")}


@cache
def made_demo() -> Path:
    """The folder of a demo that nobody used yet: made once, copied for every server."""
    folder = Path(tempfile.mkdtemp(prefix="tweespraak-journey-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    command = [sys.executable, "-m", "config.cli", "demo"]
    subprocess.run(command, env=environment(folder), cwd=PROJECT, capture_output=True, check=True)
    return folder


def free_port() -> int:
    """A port that is free together with the next one, where the streams are."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                return port
