"""The versions of a report: the one being written, the one the participant reads, and how each reads."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tweespraak.assessments.models import Case, Report, Signature, Snippet
from tweespraak.assessments.models import Part as PartRow
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.rules.reporting import SHOWN
from tweespraak.assessments.rules.sections import (
    FACTS,
    Version,
    client_version,
    participant_version,
)
from tweespraak.assessments.rules.states import State


def current_report(case: Case) -> Report | None:
    """The version with the highest number: the one that is worked on, or the last."""
    return case.reports.order_by("-number").first()


def shown_report(case: Case) -> Report | None:
    """The version the participant reads: the last that was shown to them."""
    return case.reports.exclude(shown_at=None).order_by("-number").first()


def reports_for(place: Place) -> list[Report]:
    """Every version this person may read, the newest first: the second reader only what is frozen."""
    rows = place.case.reports.order_by("-number").select_related("written_by", "read_by")
    if Part.PSYCHOLOGIST in place.parts:
        return list(rows)
    return list(rows.exclude(frozen_at=None)) if Part.SECOND_READER in place.parts else []


def whole(report: Report, case: Case) -> Version:
    """What the participant reads of this version, with their own statement as it is now."""
    return participant_version(report.sections, _statement(report, case))


def for_client(report: Report, case: Case) -> Version:
    """What a client reads of this version once it is released."""
    return client_version(report.sections, _statement(report, case))


def _statement(report: Report, case: Case) -> str:
    """A statement is about what the participant read: only there does it stand."""
    return case.statement if report.shown_at and case.state in SHOWN else ""


def requirements_of(case: Case) -> dict[str, str]:
    """What the job asks, by key."""
    return {str(one["key"]): str(one["text"]) for one in case.requirements if one.get("text")}


def signature_of(organisation: UUID, person: UUID) -> Signature | None:
    """How a psychologist signs here; None when they did not write it down yet."""
    return Signature.objects.filter(organisation_id=organisation, owner_id=person).first()


def snippets_of(organisation: UUID, person: UUID, section: str = "") -> list[Snippet]:
    """Somebody's own text blocks by name; with a section those for it and those for any."""
    rows = Snippet.objects.filter(organisation_id=organisation, owner_id=person)
    if section:
        rows = rows.filter(section__in=("", section))
    return list(rows.order_by("name", "pk"))


def with_facts(report: Report, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The sections of a version with what the case says; a frozen one keeps what it said then."""
    if report.frozen_at:
        return dict(report.sections)
    return {**report.sections, FACTS: dict(facts)}


def studied_on(case: Case) -> list[date]:
    """The days on which a part was held, where the organisation works."""
    zone = ZoneInfo(case.organisation.time_zone)
    moments = (held_when(one) for one in case.parts.exclude(held_at=None))
    return sorted({one.astimezone(zone).date() for one in moments if one})


def held_when(part: PartRow) -> datetime | None:
    """When a part took place: as it was planned; a test of ours when it was finished."""
    return part.held_at if part.result_id else part.starts_at or part.held_at


def is_with_reader(case: Case) -> bool:
    """Whether a fixed version waits to be read along."""
    newest = current_report(case) if case.state == State.DRAFTING else None
    return newest is not None and newest.frozen_at is not None


def is_shown(case: Case) -> bool:
    """Whether the participant reads a version."""
    return State(case.state) in SHOWN
