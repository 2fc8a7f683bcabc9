"""What the tests of the outbox share."""

from typing import Any

from tests.cast import THEN
from tweespraak.notifications.api import Letter, Mail, queue_mail


def queue(subject: str = "Hallo", **given: Any) -> Mail:
    values: dict[str, Any] = {
        "kind": "test.mail",
        "address": "anna@voorbeeld.example",
        "at": THEN,
    } | given
    return queue_mail(letter=Letter(subject, "Tekst", "<p>Tekst</p>", "nl"), **values)
