"""The brief of a case as it reads now, and what decides on its next step."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tweespraak.assessments.models import Case, Recipient
from tweespraak.assessments.rules.beginning import Beginning
from tweespraak.assessments.rules.briefs import (
    Around,
    Brief,
    Missing,
    brief_hash,
    may_change,
    missing,
)
from tweespraak.assessments.rules.sheets import is_complete
from tweespraak.assessments.rules.states import OVER, State
from tweespraak.people.api import members_of, names_in
from tweespraak.privacy.api import is_valid


def brief_of(case: Case) -> Brief:
    """All the words client and participant both read."""
    return Brief(
        client_name=case.client_name,
        question=case.question,
        purpose=case.purpose,
        decision=case.decision,
        job_title=case.job_title,
        requirements=tuple(one["text"] for one in case.requirements),
        method=case.method,
        consequences=case.consequences,
        valid_months=case.valid_months,
        recipients=tuple(
            (str(one.person_id), one.role, one.purpose) for one in case.recipients.all()
        ),
        lens=str(case.lens_version_id or ""),
        blocking_right=case.blocking_right,
        blocking_ground=case.blocking_ground,
        blocking_reason=case.blocking_reason,
    )


def hash_now(case: Case) -> str:
    """The hash of the brief as it reads now."""
    return brief_hash(brief_of(case))


def missing_in(case: Case) -> tuple[Missing, ...]:
    """What a case needs before a client can be asked to accept it."""
    around = Around(
        has_client=case.client_id is not None,
        has_second_reader=case.second_reader_id is not None or case.reads_alone,
        is_blocking_signed=case.blocking_signed_by_id is not None,
    )
    return missing(brief_of(case), around)


def beginning_of(case: Case, at: datetime) -> Beginning:
    """What decides on the steps until the first part."""
    consent = case.consent
    return Beginning(
        brief=hash_now(case),
        accepted=case.accepted_hash,
        told=case.sheet_hash,
        is_sheet_complete=is_complete(case.sheet),
        is_sheet_opened=case.sheet_opened_at is not None,
        is_consent_valid=consent is not None and is_valid(consent, at),
        blocking_right=case.blocking_right,
        is_blocking_grounded=bool(
            case.blocking_ground and case.blocking_reason and case.blocking_signed_by_id
        ),
        is_blocking_seen=case.blocking_seen_at is not None,
        sent_at=case.invited_at,
        is_lead_waived=case.lead_waived_at is not None,
        needs=case.needs,
        is_needs_decided=case.needs_decided_at is not None,
        has_parts=case.parts.exists(),
    )


def recipients_named(case: Case) -> Sequence[tuple[Recipient, str]]:
    """Who may get the report, with the names this organisation knows, in order of name."""
    rows = list(case.recipients.all())
    names = names_in(case.organisation_id, [row.person_id for row in rows])
    return sorted(((row, names.get(row.person_id, "")) for row in rows), key=lambda one: one[1])


def may_name_recipient(case: Case) -> bool:
    """Whether somebody can still be named: until the start; after it in the place of who left."""
    if may_change(State(case.state)):
        return True
    keys = [one.person_id for one in case.recipients.all()]
    here = members_of(case.organisation_id).filter(person_id__in=keys).count()
    return case.state not in OVER and here < len(keys)


def names_of(case: Case) -> dict[UUID, str]:
    """What everybody in a case is called here."""
    keys = {
        case.participant_id, case.psychologist_id, case.second_reader_id, case.planner_id,
        case.client_id, case.blocking_signed_by_id,
    }  # fmt: skip
    keys |= set(case.parts.values_list("psychologist_id", flat=True))
    return names_in(case.organisation_id, [key for key in keys if key])
