"""`upgrade`: after newer code was put in place: back up, migrate, check; and back when it fails."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config import checking
from config.backups import backup, restore
from config.checking import Finding
from tweespraak.foundation import clock
from tweespraak.instruments.api import load_instruments
from tweespraak.lenses.api import load_library

Tell = Callable[[str], object]
# Not whether work is late: it stood still with the site.
LOOKS: tuple[Callable[[], Finding], ...] = (
    checking.settings_look,
    checking.database_look,
    checking.migrations_look,
    checking.questionnaire_look,
)


class UpgradeFailed(Exception):
    """The upgrade did not work out, and the data are as they were; the message says why."""


def waiting() -> list[str]:
    """The migrations that are to be applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def upgrade(tell: Tell) -> Path:
    """Bring the data up to the code; returns the backup that was made first.

    Raises CannotCopy before anything was touched, UpgradeFailed when everything was put back.
    """
    made = backup(kind="before-upgrade")
    tell(f"Backup made: {made.file}")
    try:
        tell("Bringing the database up to date …")
        call_command("migrate", verbosity=0)
        load_instruments(at=clock.now())
        load_library(at=clock.now())
        problems = list(_problems())
    except Exception as broken:
        problems = [f"{type(broken).__name__}: {broken}"]
    if problems:
        restore(made.file, keep_aside=False)
        raise UpgradeFailed(problems[0])
    return made.file


def _problems() -> Iterator[str]:
    for look in LOOKS:
        finding = checking.guarded(look)
        if not finding.fine:
            yield f"{finding.what}: {finding.sentence}"
