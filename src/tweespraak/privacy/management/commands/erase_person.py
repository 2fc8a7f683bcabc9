"""`manage.py erase_person ADDRESS`: erase everything that is kept of a person, after asking."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tweespraak.foundation.clock import now
from tweespraak.foundation.personal_data import Rule
from tweespraak.people.api import person_by_address
from tweespraak.privacy.actions import erase_everything


class Command(BaseCommand):
    """Asks for the address a second time, because nothing can be brought back."""

    help = "Erase everything that is kept of a person, in every organisation. Cannot be undone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="mail address of the person")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        person = person_by_address(address)
        if person is None:
            raise CommandError(f"Nobody here has the address {address}.")
        self.stdout.write(
            f"This erases {person.full_name} ({person.email}) everywhere: account, answers, "
            "results and consents. Keys in the log stay as evidence. It cannot be undone."
        )
        if input("Type the address again to go on: ").strip().lower() != person.email:
            raise CommandError("Not the same address; nothing was erased.")
        gone = erase_everything(person=person, rule=Rule.ON_REQUEST, by=None, at=now())
        for context, rows in gone.items():
            if rows:
                self.stdout.write(f"{context}: {rows} rows")
