"""What `serve` does before it serves: migrate, collect, load; and the demo when that is asked for."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.serving import CannotServe
from tweespraak.foundation import clock
from tweespraak.home.api import build_demo, demo_is_there, real_data_is_there
from tweespraak.instruments.api import load_instruments
from tweespraak.lenses.api import load_library

Tell = Callable[[str], object]


def prepare(*, demo: bool, tell: Tell) -> None:
    """Bring database, static files and content up to date; make the demo when the database is new."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    bring_up_to_date(tell)
    collect_static()
    keep_apart(demo=demo)
    if demo and not demo_is_there():
        tell("Making the demo organisation Voorbeeld …")
        build_demo(at=clock.now())


def bring_up_to_date(tell: Tell) -> None:
    """Database and published content become what the code has: for `serve` and for `upgrade`."""
    migrate(tell)
    load_instruments(at=clock.now())
    load_library(at=clock.now())


def migrate(tell: Tell) -> None:
    """Apply the migrations that are not applied yet."""
    if waiting():
        tell("Bringing the database up to date …")
        call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)  # where wrong guesses are counted


def waiting() -> list[str]:
    """The migrations that are to be applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def keep_apart(*, demo: bool) -> None:
    """Demo data never stand beside real data. Raises CannotServe."""
    if demo and real_data_is_there():
        raise CannotServe(
            f"There is a real organisation in {settings.DATA}, and the demo never stands beside "
            "real data. Choose another folder: TWEESPRAAK_DATA=… make run"
        )
    if not demo and demo_is_there():
        raise CannotServe(
            f"The data in {settings.DATA} are the demo's. Start it with --demo, or choose another "
            "folder for real data: TWEESPRAAK_DATA=… tweespraak init"
        )


def only_with_demo() -> None:
    """Some commands are for the demo only. Raises CannotServe."""
    if not connection.introspection.table_names() or not demo_is_there():
        raise CannotServe(
            f"There is no demo in {settings.DATA}, and the clock of real data never moves. "
            "Start a demo with: make run"
        )


def collect_static() -> None:
    """Collect static files when they changed since the last time."""
    if settings.TESTING:
        return
    stamp = Path(settings.STATIC_ROOT) / "stamp"
    now = static_fingerprint()
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", interactive=False, clear=stamp.exists(), verbosity=0)
        stamp.write_text(now)


def static_fingerprint() -> str:
    """A hash over names, sizes and times of our own static files."""
    seen = hashlib.sha256()
    for file in sorted((settings.SOURCE / "tweespraak").glob("*/static/**/*")):
        if file.is_file():
            told = file.stat()
            seen.update(f"{file.name}:{told.st_size}:{told.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def renew_demo(*, tell: Tell) -> None:
    """Throw the demo's data away, so that its states are relative to today again."""
    migrate(tell)
    if real_data_is_there():
        raise CannotServe(
            f"There is a real organisation in {settings.DATA}: nothing was thrown away."
        )
    tell("Throwing the old demo away …")
    (settings.DATA / "clock").unlink(missing_ok=True)
    call_command("flush", interactive=False, verbosity=0)
