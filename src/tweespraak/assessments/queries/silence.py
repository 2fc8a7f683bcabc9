"""How long a participant is silent, and whether it is their turn at all."""

from datetime import datetime

from django.db.models import Max

from tweespraak.assessments.models import Case, Decision
from tweespraak.assessments.queries.corrections import has_open_request
from tweespraak.assessments.queries.reports import current_report, shown_report
from tweespraak.assessments.rules.states import State
from tweespraak.assessments.rules.waiting import Silence
from tweespraak.people.api import day_in


def is_their_turn(case: Case) -> bool:
    """Whether it waits for the participant; not while the psychologist answers, writes or plans."""
    report = shown_report(case)
    newest = current_report(case)
    if report is None or newest is None or newest.pk != report.pk or has_open_request(case):
        return False
    if case.state == State.DECIDING:
        return case.blocking_right
    if case.state == State.WITH_PARTICIPANT:
        return case.agreed_at is None  # who agreed waits for a talk to be planned
    if case.state == State.TALK_WAIVED and case.agreed_at is None:
        return True  # it changed after they agreed
    return report.opened_at is None  # after the talk only a version they did not read yet


def silence_of(case: Case, at: datetime) -> Silence:
    """The silence until now; reminders count from the last sign of the participant."""
    sign = last_sign(case) or at
    since = day_in(case.organisation, sign)
    if case.reminded_at is None or case.reminded_at < sign:
        return Silence(since)
    return Silence(since, case.reminders, day_in(case.organisation, case.reminded_at))


def last_sign(case: Case) -> datetime | None:
    """When the participant did something last, or something new came to them."""
    report = shown_report(case)
    marks = case.marks.aggregate(last=Max("marked_at"))
    asked = case.corrections.aggregate(last=Max("asked_at"), ruled=Max("ruled_at"))
    chosen = Decision.objects.filter(recipient__case=case).aggregate(last=Max("decided_at"))
    moments = (
        case.shown_at, case.deciding_at, case.statement_at, case.agreed_at, marks["last"],
        asked["last"], asked["ruled"], chosen["last"], report.opened_at if report else None,
    )  # fmt: skip
    return max((one for one in moments if one), default=None)
