"""What the participant has before them: the version they read, and the one they read before."""

from dataclasses import dataclass

from tweespraak.assessments.documents.report_read import ReadSection, read
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.reports import shown_report, whole
from tweespraak.assessments.rules.reading import is_readable
from tweespraak.assessments.rules.sections import Changed, Version, changes
from tweespraak.assessments.rules.states import State


@dataclass(frozen=True)
class Reading:
    """A version as the participant reads it."""

    case: Case
    report: Report
    version: Version
    sections: tuple[ReadSection, ...]

    def section(self, key: str) -> ReadSection | None:
        """The section with this key."""
        return next((one for one in self.sections if one.key == key), None)

    def around(self, key: str) -> tuple[ReadSection | None, ReadSection | None]:
        """The section before it and the one after."""
        keys = [str(one.key) for one in self.sections]
        at = keys.index(key)
        before = self.sections[at - 1] if at else None
        return before, self.sections[at + 1] if at + 1 < len(keys) else None


def reading_of(case: Case) -> Reading | None:
    """What the participant reads; None as long as there is nothing for them to read."""
    report = shown_report(case) if is_readable(State(case.state)) else None
    if report is None:
        return None
    version = whole(report, case)
    return Reading(case, report, version, read(version, report.language))


def read_before(reading: Reading) -> Report | None:
    """The version the participant opened before this one."""
    return (
        reading.case.reports.exclude(opened_at=None)
        .filter(number__lt=reading.report.number)
        .order_by("-number")
        .first()
    )


def changed_in(reading: Reading) -> tuple[Changed, ...]:
    """What is different from the version they read before."""
    before = read_before(reading)
    return changes(whole(before, reading.case), reading.version) if before else ()
