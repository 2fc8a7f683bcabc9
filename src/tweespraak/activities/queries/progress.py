"""How far people are with the test, as far as the organisation that asked them may know."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from tweespraak.instruments.api import PERSONALITY
from tweespraak.testing.api import Assignment
from tweespraak.testing.api import Progress as Taken
from tweespraak.testing.api import progress_of as taken_by


def known_progress(
    organisation: UUID, persons: Collection[UUID], invited: Mapping[UUID, datetime] | None = None
) -> dict[UUID, Taken]:
    """The progress of whoever this organisation asked, since it asked; of others nothing is known.

    It asked by giving them the test, or by inviting them to the activity (`invited`). What someone
    did earlier, perhaps for another organisation, shows only when they share it.
    """
    assigned = dict(
        Assignment.objects.filter(
            organisation_id=organisation, person_id__in=persons, instrument=PERSONALITY
        ).values_list("person_id", "created_at")
    )
    asked = {**(invited or {}), **assigned}
    for person, moment in (invited or {}).items():
        asked[person] = min(moment, asked[person])
    return taken_by(list(asked), PERSONALITY, asked) if asked else {}
