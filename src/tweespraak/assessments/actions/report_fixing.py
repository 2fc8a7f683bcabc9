"""What every step of a version needs: the row as it is now, its faults, its facts, its hash."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from tweespraak.assessments.actions.report_writing import ReportRefused
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.documents.material import material_of
from tweespraak.assessments.documents.report_start import facts_of
from tweespraak.assessments.models import Case, Report, Signature
from tweespraak.assessments.queries.reports import current_report, requirements_of, signature_of
from tweespraak.assessments.rules.reporting import ReportRefusal
from tweespraak.assessments.rules.sections import (
    FACTS,
    Around,
    Fault,
    Source,
    accounted,
    faults,
    participant_version,
    report_hash,
    rules_used,
)
from tweespraak.audit.api import record
from tweespraak.people.api import day_in

UNDERSTOOD = "assessments.rules_understood"


def faults_of(case: Case, report: Report, at: datetime) -> tuple[Fault, ...]:
    """What still holds this version back."""
    return _faults(case, report, material_of(case, report.language).offered, at)


def _faults(
    case: Case, report: Report, offered: Mapping[str, Source], at: datetime
) -> tuple[Fault, ...]:
    around = Around(
        requirements=requirements_of(case),
        today=day_in(case.organisation, at),
        has_signature=signature_of(case.organisation_id, case.psychologist_id) is not None,
        offered=offered,
    )
    return faults(accounted(report.sections, offered), around)


def held_now(case: Case, report: Report) -> tuple[Case, Report]:
    """Both as they are now; the newest version only, for an older one nothing is done."""
    row = locked(case)
    held = Report.objects.select_for_update().get(pk=report.pk, case=row)
    newest = current_report(row)
    if newest is None or newest.pk != held.pk:
        raise ReportRefused(ReportRefusal.CHANGED)
    return row, held


def must_be_seen(held: Report, seen: str) -> None:
    """Only the fixed version that was read counts. Raises ReportRefused."""
    if held.frozen_at is None:
        raise ReportRefused(ReportRefusal.NOT_FROZEN)
    if held.hash != seen:
        raise ReportRefused(ReportRefusal.CHANGED)


def fix(row: Case, held: Report, at: datetime) -> None:
    """Keep the words and facts as they are now, with their hash. Raises ReportRefused."""
    offered = material_of(row, held.language).offered
    if found := _faults(row, held, offered, at):
        raise ReportRefused(ReportRefusal.FAULTS, found)
    facts = facts_of(row, held, day_in(row.organisation, at))
    held.sections = {**accounted(held.sections, offered), FACTS: facts}
    held.hash, held.frozen_at = report_hash(participant_version(held.sections)), at
    held.save(update_fields=["sections", "hash", "frozen_at"])


def next_version(row: Case, last: Report, at: datetime) -> Report:
    """A version to write on, with the same words."""
    sections = {key: value for key, value in last.sections.items() if key != FACTS}
    return Report.objects.create(
        case=row,
        number=last.number + 1,
        language=last.language,
        sections=sections,
        written_by_id=row.psychologist_id,
        written_at=at,
    )


def writers(row: Case) -> frozenset[UUID]:
    """Everybody who wrote in a version, and who leads it now."""
    keys = row.reports.values_list("written_by_id", flat=True)
    return frozenset({*keys, row.psychologist_id})


def understand(
    row: Case, held: Report, ticked: Collection[str], by: UUID, at: datetime
) -> Signature | None:
    """Keep which rules were ticked now: once per version of the rules is enough (N14)."""
    signature = signature_of(row.organisation_id, by)
    new = [one for one in rules_used(held.sections) if one in ticked]
    if signature is None or not set(new) - set(signature.understood):
        return signature
    stamp = at.isoformat()
    signature.understood = {**dict.fromkeys(new, stamp), **signature.understood}
    signature.save(update_fields=["understood"])
    note(UNDERSTOOD, row, held, by, at)
    return signature


def note(action: str, row: Case, held: Report, by: UUID, at: datetime) -> None:
    """One audit row, without content."""
    record(
        action=action,
        object_type="assessment",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.participant_id,
        version_hash=held.hash,
    )
