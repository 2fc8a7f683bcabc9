"""`check`: what an operator wants to know before users notice."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core import checks
from django.db import connection

from config.preparing import waiting
from tweespraak.foundation import clock
from tweespraak.foundation.due import backlog
from tweespraak.instruments.api import PERSONALITY, current_form
from tweespraak.notifications.api import mail_health


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    what: str
    fine: bool
    sentence: str


def findings() -> Iterator[Finding]:
    """Everything, one after the other; a look that breaks is a finding too."""
    for look in (
        settings_look,
        database_look,
        migrations_look,
        questionnaire_look,
        work_look,
        mail_look,
        streams_look,
        disk_look,
    ):
        yield guarded(look)


def guarded(look: Callable[[], Finding]) -> Finding:
    """The finding, or what went wrong while looking."""
    try:
        return look()
    except Exception as problem:
        return Finding(
            look.__name__.removesuffix("_look"), False, f"{type(problem).__name__}: {problem}"
        )


def settings_look() -> Finding:
    """Django's own checks."""
    found = checks.run_checks()
    return Finding("settings", not found, "; ".join(str(one.msg) for one in found) or "in order")


def database_look() -> Finding:
    """Whether the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding("database", True, f"{connection.vendor} answers")


def migrations_look() -> Finding:
    """Whether the database has the shape the code expects."""
    missing = len(waiting())
    sentence = f"{missing} to apply: start with `tweespraak serve`" if missing else "all applied"
    return Finding("migrations", not missing, sentence)


def questionnaire_look() -> Finding:
    """Whether the questionnaire was built at set-up and published."""
    items = len(current_form(PERSONALITY).items)
    return Finding("questionnaire", items == 108, f"{items} statements, published")


def work_look() -> Finding:
    """Whether due work is being done."""
    late = {queue: count for queue, (count, oldest) in backlog(clock.now()).items() if oldest > 600}
    sentence = (
        f"waiting over ten minutes: {late}; is the worker running?" if late else "nothing late"
    )
    return Finding("due work", not late, sentence)


def mail_look() -> Finding:
    """Whether mail goes out, and how many mails of the last week did not arrive."""
    health = mail_health(clock.now())
    if not settings.MAIL_GOES_OUT:  # allowed: links are copied by hand
        return Finding("mail", True, f"no mail server (TWEESPRAAK_MAIL): {health.waiting} waiting")
    parts = []
    if health.stuck:
        parts.append(f"{health.stuck} waiting for the mail server, which says: {health.error}")
    if health.not_arrived:
        parts.append(
            f"{health.not_arrived} did not arrive this week, see Mails under People "
            f"({health.of_no_organisation} about passwords, seen only here)"
        )
    return Finding("mail", not parts, "; ".join(parts) or f"{health.sent} sent this week")


def streams_look() -> Finding:
    """Whether pages of a live room know where to listen; without that they look every two seconds."""
    if settings.STREAM_ADDRESS:
        return Finding("streams", True, f"found at {settings.STREAM_ADDRESS}")
    if settings.SECURE:
        return Finding("streams", True, "no TWEESPRAAK_STREAM_URL: live rooms are 2 seconds behind")
    return Finding("streams", True, f"found at port {settings.PORT + 1}")


def disk_look() -> Finding:
    """Whether there is room."""
    free = shutil.disk_usage(settings.DATA).free
    return Finding("disk", free > 500_000_000, f"{free / 1e9:.1f} GB free in {settings.DATA}")
