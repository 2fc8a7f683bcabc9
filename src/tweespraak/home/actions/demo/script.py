"""The script of the demo: who is who, and how many days ago what happened."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tweespraak.home.queries.demo import SCRIPT
from tweespraak.people.api import Membership, Person

LANGUAGE = "nl"
CASES = list((SCRIPT.parent / "cases").glob("*.json"))  # an assessment each, by its participant
VACANCIES = list((SCRIPT.parent / "vacancies").glob("*.json"))  # each by what the job is
BOOK = SCRIPT.parent / "book.json"  # pages of feedback books, from elsewhere
Script = dict[str, Any]


@dataclass
class Cast:
    """Everyone made so far, by key."""

    members: dict[str, Membership] = field(default_factory=dict)

    def person(self, key: str) -> Person:
        """The person with this key."""
        return self.members[key].person


def read_script() -> Script:
    """The script as it stands in content."""
    told: Script = json.loads(SCRIPT.read_text(encoding="utf-8"))
    told["cases"] = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(CASES)]
    told["vacancies"] = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(VACANCIES)]
    told["book"] = json.loads(BOOK.read_text(encoding="utf-8"))
    return told


def ago(at: datetime, days: float, minutes: float = 0) -> datetime:
    """A moment so many days before today, at a decent hour."""
    then = at - timedelta(days=days)
    if days >= 1:
        then = then.replace(hour=9, minute=12, second=0, microsecond=0)
    return then + timedelta(minutes=minutes)
