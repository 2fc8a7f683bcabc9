"""An assessment of Anna's of which the third version of the report is written; and a text block."""

from dataclasses import dataclass

from tests.assessments.reports import READ, frozen
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.report_steps import freeze, send_back
from tweespraak.assessments.models import Case, Report, Snippet
from tweespraak.people.roles import Role


@dataclass(frozen=True)
class Reports:
    """The case, and a block of its psychologist."""

    drafted: Case
    block: Snippet


def put_reports(anna: Actor, by_role: dict[str, Actor]) -> Reports:
    """Sent back twice: two versions that were fixed, and one being written."""
    leads, reader = by_role[Role.PSYCHOLOGIST], by_role[Role.SECOND_READER]
    around = {
        "planner": by_role[Role.PLANNER].person,
        "client": by_role[Role.CLIENT_CONTACT].person,
    }
    first = frozen(leads, anna, reader, **around)
    second = _sent_back(first, reader)
    freeze(case=first.case, report=second, version=0, by=leads.person.pk, at=READ)
    _sent_back(Report.objects.get(pk=second.pk), reader)
    block = Snippet.objects.create(
        organisation=leads.member.organisation, owner=leads.person, name="Opening", text="Zo.",
        saved_at=THEN,
    )  # fmt: skip
    return Reports(first.case, block)


def _sent_back(report: Report, reader: Actor) -> Report:
    return send_back(
        case=report.case, report=report, seen=report.hash, remarks="Kijk nog eens.",
        by=reader.person.pk, at=READ,
    )  # fmt: skip
