"""PostgreSQL says itself that the version of some conversation was raised."""

import threading
from collections.abc import Callable

import structlog
from django.db import connection

from tweespraak.conversations.actions.steps import CHANNEL

WAIT = 1.0  # seconds, after which it is asked whether anybody still listens


def listen(wake: Callable[[], object], ended: threading.Event) -> None:
    """Call `wake` at every word of the database until nobody listens any more; in a thread of its own."""
    while not ended.is_set():
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            while not ended.is_set():
                for _notice in connection.connection.notifies(timeout=WAIT):
                    wake()
        except Exception:  # the look of every two seconds goes on
            structlog.get_logger("tweespraak.stream").exception("the database no longer tells")
            ended.wait(WAIT)
        finally:
            connection.close()
