"""`serve`: web server, streams and worker as children; a dead one is restarted, all stop together."""

import contextlib
import ctypes
import http.client
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

MOST = 65535  # the highest port there is
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
SOURCE = Path(__file__).resolve().parent.parent
PATIENCE = 20  # seconds for a first page, before the other processes start all the same
Tell = Callable[[str], object]


class CannotServe(Exception):
    """The site cannot be served; the message says what to do."""


def check_address(host: str, port: int, *, demo: bool) -> None:
    """Refuse ports that are taken (the streams take the next one), and a demo that others could reach. Raises CannotServe."""
    public = urlsplit(os.environ.get("TWEESPRAAK_URL", "")).hostname or "localhost"
    if demo and not {host, public} <= LOOPBACK and os.environ.get("TWEESPRAAK_PUBLIC_DEMO") != "1":
        raise CannotServe(
            "The demo lets everyone sign in as anyone, so it only listens on this computer. "
            "Leave out TWEESPRAAK_HOST and TWEESPRAAK_URL, or set TWEESPRAAK_PUBLIC_DEMO=1 "
            "if a demo for everyone is really what you want."
        )
    if port > MOST - 1:
        raise CannotServe(f"The live rooms need the port after {port}: choose a lower one.")
    _check_port(host, port, port)
    if port:
        _check_port(host, port + 1, port)


def _check_port(host: str, port: int, asked: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            why = "" if port == asked else ", and the live rooms need it"
            raise CannotServe(
                f"Port {port} is taken ({taken.strerror}){why}. Stop what uses it, "
                f"or choose another: PORT={asked + 2} make run"
            ) from taken


def announce_address(port: int, *, demo: bool, tell: Tell) -> None:
    """Tell where the site is; passkeys refuse an IP address, so the name is printed."""
    tell(f"\nTweespraak: {os.environ.get('TWEESPRAAK_URL', f'http://localhost:{port}')}")
    if demo:
        from tweespraak.home.api import demo_logins

        tell("Demo: choose a person on the sign-in page, one click and you are in:")
        for name, role in demo_logins():
            tell(f"  {name} · {role}")
    tell("Ctrl-C stops.\n")


def run(host: str, port: int) -> None:
    """Run the children until this process is told to stop."""
    commands = {
        "web": web_command(host, port),
        "stream": stream_command(host, port + 1),
        "worker": [sys.executable, "-m", "config.cli", "work"],
    }
    Children(commands, is_up=lambda: answers(host, port)).watch()


def answers(host: str, port: int) -> bool:
    """Whether a page can be had here; what it says does not matter."""
    asked = http.client.HTTPConnection(host, port, timeout=1)
    try:
        asked.request("GET", "/healthz", headers={"Host": "localhost"})
        return bool(asked.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def web_command(host: str, port: int, application: str = "config.wsgi:application") -> list[str]:
    """How granian serves; the measurements of bench/ serve in the same way."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", application,
        "--host", host, "--port", str(port), "--workers", os.environ.get("TWEESPRAAK_WORKERS", "2"),
        "--blocking-threads", "1", "--log-level", "warning", "--no-ws",
        # A worker that is told to stop while it is still starting does not hear it: then it is killed.
        "--respawn-failed-workers", "--workers-kill-timeout", "5",
    ]  # fmt: skip


def stream_command(host: str, port: int) -> list[str]:
    """How granian serves the streams of the live room: one process that waits for everybody."""
    return [
        sys.executable, "-m", "granian", "--interface", "asginl", "config.asgi:application",
        "--host", host, "--port", str(port), "--workers", "1", "--log-level", "warning", "--no-ws",
        # Streams never end by themselves when it stops: their pages come back, or look on their own.
        "--respawn-failed-workers", "--workers-kill-timeout", "1",
    ]  # fmt: skip


class Children:
    """The child processes of `serve`. The first alone, until it is up: who starts the site waits for a
    page, and what else starts meanwhile makes that wait twice as long."""

    def __init__(self, commands: dict[str, list[str]], is_up: Callable[[], bool]) -> None:
        self.commands = commands
        self.is_up = is_up
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = False

    def watch(self) -> None:
        """Start all, restart one that died, stop all together."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        first, *others = self.commands
        self._start(first)
        latest = time.monotonic() + PATIENCE
        while not self.stopping:
            if others and (self.is_up() or time.monotonic() > latest):
                for name in others:
                    self._start(name)
                others = []
            for name, child in self.running.items():
                if child.poll() is not None and not self.stopping:
                    _end_group(child)
                    time.sleep(0.5)
                    self._start(name)
                    break
            time.sleep(0.2)
        self._end()

    def _start(self, name: str) -> None:
        environment = os.environ | {
            "PYTHONPATH": str(SOURCE),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        self.running[name] = subprocess.Popen(  # noqa: S603
            self.commands[name],
            env=environment,
            start_new_session=True,  # Ctrl-C reaches us; we stop the children in order
            preexec_fn=_stop_with_parent if sys.platform == "linux" else None,
        )

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _end(self) -> None:
        for child in self.running.values():
            child.terminate()
        until = time.monotonic() + 8
        for child in self.running.values():
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                _end_group(child)
                child.wait()


def _end_group(child: "subprocess.Popen[bytes]") -> None:
    """What a child started may outlive it: workers would go on answering, with the old code."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _stop_with_parent() -> None:
    """Linux: the child gets SIGTERM when `serve` itself is killed, so nothing is left behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def end_with_web_server() -> None:
    """Linux: a worker ends at once when its web server is killed, so that it never answers alone."""
    parent = multiprocessing.parent_process()
    if parent is not None and sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        if os.getppid() != parent.pid:  # killed before we could ask for it
            os._exit(1)


def work() -> None:
    """Work off due rows each second until told to stop."""
    from django.db import close_old_connections

    from tweespraak.foundation.due import sweep

    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda n, _frame: stopping.append(n))
    parent = os.getppid()
    while not stopping and os.getppid() == parent:
        close_old_connections()
        try:
            sweep()
        except Exception:
            import structlog

            structlog.get_logger("tweespraak.worker").exception("a sweep failed; trying again")
        time.sleep(1)
