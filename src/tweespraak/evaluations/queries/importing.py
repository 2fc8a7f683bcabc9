"""Files with earlier results: what they say, and what their columns can be."""

from uuid import UUID

from django.db.models import QuerySet

from tweespraak.evaluations.models import Import
from tweespraak.evaluations.queries.asked import topics_for
from tweespraak.evaluations.queries.content import Asked
from tweespraak.evaluations.rules.figures import NPS
from tweespraak.evaluations.rules.importing import DAY, Sheet
from tweespraak.evaluations.rules.states import Side

HEADINGS = {
    DAY: ("day", "date", "month", "dag", "datum", "maand"),
    NPS: ("nps", "recommendation", "recommend", "aanbeveling", "aanbevelen"),
}


def imports_in(organisation: UUID) -> QuerySet[Import]:
    """Every file of an organisation that was brought in or is looked at, the latest first."""
    return Import.objects.filter(organisation_id=organisation).select_related("by").order_by("-at")


def sheet_in(row: Import) -> Sheet:
    """What the file says."""
    head, rows = row.draft.get("head", []), row.draft.get("rows", [])
    return Sheet(tuple(head), tuple(tuple(cells) for cells in rows))


def mapping_in(row: Import) -> dict[str, int]:
    """Which column is what."""
    return {str(key): int(place) for key, place in row.mapping.items()}


def is_known(row: Import) -> bool:
    """Whether this very file was brought in before, and is in still."""
    same = Import.objects.filter(
        organisation_id=row.organisation_id, file_hash=row.file_hash, undone_at=None
    )
    return same.exclude(done_at=None).exclude(pk=row.pk).exists()


def topics_of(organisation: UUID) -> list[Asked]:
    """What a column can be about."""
    return topics_for(organisation, Side.CLIENT)


def known_headings(organisation: UUID) -> dict[str, str]:
    """Headings we know, in small letters: keys and names of topics in both languages, and ours."""
    found = {name: key for key, names in HEADINGS.items() for name in names}
    for topic in topics_of(organisation):
        names = [topic.key, *(topic.title_in(language) for language in ("nl", "en"))]
        found |= {name.casefold(): topic.key for name in names}
    return found
