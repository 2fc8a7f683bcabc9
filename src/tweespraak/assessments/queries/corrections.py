"""What the participant asked to have corrected, and whether all of it is settled."""

from uuid import UUID

from tweespraak.assessments.models import Case, Correction
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.rules import corrections as rules
from tweespraak.assessments.rules.marks import RequestKind, Ruling


def corrections_of(case: Case) -> list[Correction]:
    """Every request, in the order in which it was asked."""
    return list(case.corrections.order_by("asked_at", "pk"))


def correction_in(case: Case, key: UUID) -> Correction | None:
    """The request with this key."""
    return case.corrections.filter(pk=key).first()


def request_of(row: Correction) -> rules.Request:
    """What decides on whether it is open."""
    ruling = Ruling(row.ruling) if row.ruling else None
    return rules.Request(RequestKind(row.kind), ruling, row.ruled_at)


def open_corrections(case: Case) -> list[Correction]:
    """The requests that are not settled yet."""
    report = shown_report(case)
    shown_at = report.shown_at if report else None
    return [row for row in corrections_of(case) if request_of(row).is_open(shown_at)]


def has_open_fact(case: Case) -> bool:
    """Whether a fact is not settled: it holds back the waiver, the decision and the release."""
    return any(row.kind == RequestKind.FACT for row in open_corrections(case))


def has_open_request(case: Case) -> bool:
    """Whether anything that was asked is not settled."""
    return bool(open_corrections(case))
