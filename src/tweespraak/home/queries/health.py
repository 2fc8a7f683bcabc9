"""How the installation is: database, due rows, disk. No names, no content."""

import shutil
import time
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from tweespraak.foundation import clock
from tweespraak.foundation.due import backlog


def database_health() -> dict[str, Any]:
    """Whether the database answers, how fast, and what waits in it."""
    started = time.perf_counter()
    try:
        due = {
            name: {"count": count, "oldest_seconds": round(oldest)}
            for name, (count, oldest) in backlog(clock.now()).items()
        }
        answers = True
    except DatabaseError:
        due, answers = {}, False
    taken = round((time.perf_counter() - started) * 1000, 1)
    return {
        "database": {"answers": answers, "vendor": connection.vendor, "milliseconds": taken},
        "due": due,
    }


def disk_health() -> dict[str, int]:
    """How much room there is where the data lie, in bytes."""
    disk = shutil.disk_usage(settings.DATA)
    return {"free_bytes": disk.free, "total_bytes": disk.total}
