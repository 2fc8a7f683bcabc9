"""Everything the contexts hold of a person, each in its own words, found by discovery."""

from typing import Any

from tweespraak.foundation.personal_data import declarations
from tweespraak.people.api import Person


def export_everything(person: Person) -> dict[str, Any]:
    """All data of a person by context; empty contexts are left out."""
    found = {declaration.context: declaration.export(person) for declaration in declarations()}
    return {context: data for context, data in sorted(found.items()) if data}
