"""A real server for the journeys: `tweespraak serve`, with the demo or empty, in a folder of its own."""

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
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


class Server:
    """The running site: where it is, its clock, its end."""

    def __init__(self, *, database: str = "", demo: bool = True, **given: str) -> None:
        self.data = Path(tempfile.mkdtemp(prefix="tweespraak-journey-"))
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("TWEESPRAAK_", "DJANGO_")) and name != "DATABASE_URL"
        } | {
            "TWEESPRAAK_DATA": str(self.data),
            "PORT": str(self.port),
            "PYTHONPATH": str(PROJECT / "src"),
            **given,
        }
        self.demo = ["--demo"] if demo else []
        if database:
            self.environment["DATABASE_URL"] = database
        self.log = (self.data / "server.log").open("w")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
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

    def wait(self, seconds: float = 90) -> None:
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


def free_port() -> int:
    """A port that is free together with the next one, where the streams are."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                return port
