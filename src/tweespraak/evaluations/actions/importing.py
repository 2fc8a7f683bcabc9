"""Bring in earlier results: keep a file to look at, say what its columns are, publish it, take it back."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.actions.counting import range_of
from tweespraak.evaluations.models import Counting, Figure, Import
from tweespraak.evaluations.queries.importing import is_known, mapping_in, sheet_in, topics_of
from tweespraak.evaluations.rules.figures import NPS, THRESHOLD, Voice, counts, publish, with_nps
from tweespraak.evaluations.rules.importing import (
    Form,
    ImportRefusal,
    Sheet,
    import_refused,
    judged,
)
from tweespraak.evaluations.rules.periods import Period, closed_periods, quarter_of
from tweespraak.foundation.months import months_later
from tweespraak.foundation.once import made_before
from tweespraak.people.api import Organisation, Person, day_in

BROUGHT_IN = "evaluations.results_brought_in"
TAKEN_OUT = "evaluations.results_taken_out"


class ImportRefused(Exception):
    """Nothing was brought in; the reason says what to do."""

    def __init__(self, refusal: ImportRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def keep_file(
    *,
    organisation: Organisation,
    once: UUID,
    name: str,
    content: bytes,
    sheet: Sheet,
    mapping: dict[str, int],
    by: Person,
    at: datetime,
) -> Import:
    """Keep a file to look at, for a day; nothing is counted yet."""
    if made := made_before(Import, once, organisation_id=organisation.pk, by_id=by.pk):
        return made
    Counting.objects.get_or_create(organisation=organisation, defaults={"due_at": at})
    return Import.objects.create(
        pk=once,
        organisation=organisation,
        name=name[:160],
        file_hash=hashlib.sha256(content).hexdigest(),
        mapping=mapping,
        draft={"head": list(sheet.head), "rows": [list(row) for row in sheet.rows]},
        by=by,
        at=at,
    )


def map_columns(*, row: Import, mapping: Sequence[tuple[str, int]]) -> Import:
    """Say which column is what; of two columns that are the same thing the first counts."""
    row.mapping = {}
    for key, place in mapping:
        row.mapping.setdefault(key, place)
    row.save(update_fields=["mapping"])
    return row


@transaction.atomic
def bring_in(*, row: Import, by: Person, at: datetime) -> Import:
    """Publish what is in the file, apart from our own figures; the file itself goes. Twice is once.

    Raises ImportRefused.
    """
    held = Import.objects.select_for_update().select_related("organisation").get(pk=row.pk)
    if held.done_at:
        return held
    mapping, today = mapping_in(held), day_in(held.organisation, at)
    found = judged(sheet_in(held), mapping, today)
    refusal = import_refused(
        list(mapping.items()), found, is_known=is_known(held), is_done=False, fewest=THRESHOLD
    )
    if refusal:
        raise ImportRefused(refusal)
    for period in periods_of(found.forms):
        _publish(held, period, found.forms)
    held.rows, held.done_at, held.draft = len(found.forms), at, {}
    held.save(update_fields=["rows", "done_at", "draft"])
    _record(held, BROUGHT_IN, by, at)
    return held


@transaction.atomic
def take_out(*, row: Import, by: Person, at: datetime) -> Import:
    """Take everything of a file out again; twice is once."""
    held = Import.objects.select_for_update().get(pk=row.pk)
    if held.undone_at or not held.done_at:
        return held
    Figure.objects.filter(imported=held).delete()
    held.undone_at = at
    held.save(update_fields=["undone_at"])
    _record(held, TAKEN_OUT, by, at)
    return held


def periods_of(forms: Sequence[Form]) -> list[Period]:
    """The quarters of a file, each with at least five forms; a quiet one goes with the next."""
    who: dict[date, set[str]] = defaultdict(set)
    for form in forms:
        who[form.month].add(str(form.number))
    if not who:
        return []
    months = {month: frozenset(rows) for month, rows in who.items()}
    after_last = months_later(quarter_of(max(who)), 3)
    return closed_periods(months, min(who), after_last, THRESHOLD)


def _publish(row: Import, period: Period, forms: Sequence[Form]) -> None:
    inside = [form for form in forms if period.from_on <= form.month < period.until_on]
    nps = {str(form.number): form.values[NPS] for form in inside if NPS in form.values}
    dimensions = {one.key: str(one.dimension) for one in topics_of(row.organisation_id)}
    made = []
    for key in mapping_in(row):
        voices = [
            Voice(str(form.number), "", "", form.values[key])
            for form in inside
            if key in form.values
        ]
        lowest, highest = range_of(key)
        made += [
            Figure(
                organisation_id=row.organisation_id,
                from_on=period.from_on,
                until_on=period.until_on,
                measure=key,
                dimension=dimensions.get(key, ""),
                counts=counts(group.voices, lowest, highest),
                with_nps=with_nps(group.voices, nps) if key != NPS else [],
                imported=row,
            )
            for group in publish(voices)
        ]
    Figure.objects.bulk_create(made)


def _record(row: Import, action: str, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="evaluation_import",
        object_id=row.pk,
        at=at,
        by=by.pk,
        organisation=row.organisation_id,
    )
