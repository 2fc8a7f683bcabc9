"""The decisions on a report as they stand: per recipient, and what each of them may open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tweespraak.assessments.models import Case, Decision, Recipient, Report
from tweespraak.assessments.queries.briefs import recipients_named
from tweespraak.assessments.queries.corrections import has_open_request
from tweespraak.assessments.queries.reports import current_report, shown_report, whole
from tweespraak.assessments.rules.deciding import Final, Standing, is_open, recipient_sees
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.sections import Changed, changes
from tweespraak.assessments.rules.standing import ClientSees
from tweespraak.assessments.rules.states import State
from tweespraak.audit.api import Entry, entries_of_object
from tweespraak.people.api import day_in, membership_in, names_in
from tweespraak.privacy.api import live_consents

RELEASE = "assessments.release_to"  # purpose of the consent, key in the slot `consent.line`
READ = "assessments.received_opened"


@dataclass(frozen=True)
class Line:
    """One recipient with what stands for them."""

    recipient: Recipient
    name: str
    purpose: str
    standing: Standing
    decision: Decision | None

    @property
    def is_released(self) -> bool:
        """Whether they may read it now, as far as the participant is concerned."""
        return self.standing.choice is Choice.RELEASE and not self.standing.is_ended

    @property
    def is_blocked(self) -> bool:
        """Whether it is held back for them."""
        return self.standing.choice is Choice.BLOCK

    @property
    def is_here(self) -> bool:
        """Whether they still belong to the organisation."""
        return self.standing.is_here


@dataclass(frozen=True)
class Opened:
    """That somebody read it, when."""

    name: str
    at: datetime


def last_decision(recipient: Recipient) -> Decision | None:
    """What was decided last for a recipient, also if it was taken back."""
    rows = sorted(
        recipient.decisions.all(), key=lambda one: (one.withdrawn_at is None, one.decided_at)
    )
    return rows[-1] if rows else None


def lines_of(case: Case) -> list[Line]:
    """Everybody who may get it, by name, with what stands for them."""
    return [
        Line(row, name, purpose_of(case, row), _standing(case, row), last_decision(row))
        for row, name in recipients_named(case)
    ]


def purpose_of(case: Case, recipient: Recipient) -> str:
    """What they may use it for: as it stands in the brief."""
    return (recipient.purpose or case.decision or case.purpose)[:200]


def final_of(case: Case, report: Report) -> Final:
    """What says whether this report can be decided on."""
    newest = current_report(case)
    return Final(
        is_newest=newest is not None and newest.pk == report.pk,
        is_read=report.opened_at is not None,
        has_open_request=has_open_request(case),
        valid_until=case.valid_until_on,
        is_agreed=case.waived_at is None or case.agreed_at is not None,
    )


def deciding_on(case: Case) -> tuple[Report, Final] | None:
    """The version the participant decides on, and how it stands; None before they read one."""
    report = shown_report(case)
    return (report, final_of(case, report)) if report else None


def sees(case: Case, person: UUID, at: datetime) -> ClientSees | None:
    """What somebody at the client finds of this case; None: nothing."""
    decision = _own(case, person)
    return recipient_sees(
        State(case.state),
        Choice(decision.choice) if decision else None,
        is_live=decision is not None and is_live(case, decision, at),
        is_client=case.client_id == person,
    )


def released_to(case: Case, person: UUID, at: datetime) -> Decision | None:
    """The decision by which this person may read the report at this moment."""
    decision = _own(case, person)
    if decision is None or sees(case, person, at) is not ClientSees.RELEASED:
        return None
    return decision


def is_live(case: Case, decision: Decision, at: datetime) -> bool:
    """Whether a release opens the report now: same version, still allowed, not over (T02, N10)."""
    if decision.choice != Choice.RELEASE or decision.withdrawn_at:
        return False
    today = day_in(case.organisation, at)
    if not is_open(until_on=decision.until_on, valid_until=case.valid_until_on, today=today):
        return False
    if decision.report.hash != decision.report_hash:
        return False
    return not case.blocking_right or _is_allowed(decision, at)


def opened_by(case: Case) -> list[Opened]:
    """Who opened the released report and when, the last first."""
    rows: Iterable[Entry] = (
        entries_of_object("assessment", case.pk).filter(action=READ).order_by("-sequence")
    )
    found = list(rows)
    names = names_in(case.organisation_id, [one.actor_id for one in found if one.actor_id])
    return [Opened(names.get(one.actor_id, ""), one.at) for one in found if one.actor_id]


def live_untils(case: Case) -> list[date | None]:
    """Until when each release that stands lasts."""
    rows = Decision.objects.filter(recipient__case=case, choice=Choice.RELEASE, withdrawn_at=None)
    return [one.until_on for one in rows]


def last_days(case: Case) -> list[date | None]:
    """The same; with nobody to read it now, as long as the participant may still choose somebody."""
    return live_untils(case) or [case.valid_until_on]


@dataclass(frozen=True)
class Released:
    """To whom a consent to read belongs."""

    case_id: UUID
    name: str


def releases_of(recipients: Collection[UUID]) -> dict[UUID, Released]:
    """Whom these recipients are, by their keys."""
    rows = Recipient.objects.filter(pk__in=recipients).select_related("case")
    return {
        row.pk: Released(
            row.case_id, names_in(row.case.organisation_id, [row.person_id]).get(row.person_id, "")
        )
        for row in rows
    }


def changed_since(case: Case, seen: str) -> tuple[Changed, ...]:
    """What is different from the version with this hash; nothing is known of one that is no more."""
    now = shown_report(case)
    before = case.reports.filter(hash=seen).first() if seen else None
    if now is None or before is None or before.pk == now.pk:
        return ()
    return changes(whole(before, case), whole(now, case))


def _standing(case: Case, recipient: Recipient) -> Standing:
    decision = last_decision(recipient)
    is_here = membership_in(case.organisation_id, recipient.person_id) is not None
    if decision is None:
        return Standing(is_here)
    return Standing(
        is_here,
        key=str(decision.pk),
        choice=Choice(decision.choice),
        until_on=decision.until_on,
        is_ended=decision.withdrawn_at is not None,
    )


def _own(case: Case, person: UUID) -> Decision | None:
    for recipient in case.recipients.all():
        if recipient.person_id == person:
            return last_decision(recipient)
    return None


def _is_allowed(decision: Decision, at: datetime) -> bool:
    consents = live_consents(RELEASE, [decision.recipient_id], at)
    return any(one.text_version.endswith(decision.report_hash[:12]) for one in consents)
