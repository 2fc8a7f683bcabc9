"""`/healthz`: for whoever watches the server; no names, no content."""

import shutil
import time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.due import backlog


@never_cache
@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Database, due rows and disk; 503 when the database does not answer."""
    started = time.perf_counter()
    try:
        due = {
            name: {"count": count, "oldest_seconds": round(oldest)}
            for name, (count, oldest) in backlog(clock.now()).items()
        }
        database = {"answers": True, "vendor": connection.vendor}
    except DatabaseError:
        due, database = {}, {"answers": False, "vendor": connection.vendor}
    database["milliseconds"] = round((time.perf_counter() - started) * 1000, 1)
    disk = shutil.disk_usage(settings.DATA)
    told = {
        "status": "ok" if database["answers"] else "failing",
        "database": database,
        "due": due,
        "disk": {"free_bytes": disk.free, "total_bytes": disk.total},
    }
    return JsonResponse(told, status=200 if database["answers"] else 503)
