"""Whether the site runs on these data: a lock on a file, which ends with the process that holds it."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

NAME = "serve.lock"


class SiteIsRunning(Exception):
    """The site is being served from these data."""


class SiteIsBusy(Exception):
    """Another command is putting these data in place or changing their shape."""


@contextlib.contextmanager
def serving(data: Path) -> Iterator[None]:
    """Held by `serve` as long as it runs. Raises SiteIsBusy."""
    with _locked(data, fcntl.LOCK_SH, SiteIsBusy):
        yield


@contextlib.contextmanager
def alone(data: Path) -> Iterator[None]:
    """Held by what must not meet a running site. Raises SiteIsRunning."""
    with _locked(data, fcntl.LOCK_EX, SiteIsRunning):
        yield


@contextlib.contextmanager
def _locked(data: Path, kind: int, refusal: type[Exception]) -> Iterator[None]:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = os.open(data / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(held, kind | fcntl.LOCK_NB)
        except OSError as taken:
            raise refusal from taken
        yield
    finally:
        os.close(held)
