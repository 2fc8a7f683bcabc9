"""The participant does without the feedback talk: only they, after all of §1.3; and back again (A13)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.deciding import open_decision
from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.talks import TalkRefused
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.queries.talks import advice_of, draft_of
from tweespraak.assessments.rules.states import Act, State
from tweespraak.assessments.rules.talks import TalkRefusal, is_heavy, waive_refused

CALL_ASKED = "assessments.call_asked"
WAIVED, CALL = "talk_waived", "talk_short_call"


@transaction.atomic
def waive_talk(
    *, case: Case, seen: str, is_sure: bool, wants_call: bool, by: UUID, at: datetime
) -> Case:
    """Do without the talk. `seen` is the hash of the draft on the page; with a heavy advice `is_sure`
    says so once more. Nothing else changes by it. Twice is once. Raises TalkRefused, ActRefused.
    """
    row = locked(case)
    if by != row.participant_id:
        raise TalkRefused(TalkRefusal.ONLY_THEM)
    if row.state == State.TALK_WAIVED:
        return row
    refusal = waive_refused(draft_of(row), at=at)
    report = shown_report(row)
    if refusal is None and (report is None or report.hash != seen):
        refusal = TalkRefusal.CHANGED
    if refusal is None and is_heavy(advice_of(row)) and not is_sure:
        refusal = TalkRefusal.NOT_SURE
    if refusal:
        raise TalkRefused(refusal)
    called = at if wants_call else None
    step(
        row, Act.WAIVE_TALK, by=by, at=at, version_hash=seen,
        waived_at=at, call_asked_at=called, video_asked_at=None,
    )  # fmt: skip
    if wants_call:
        note(CALL_ASKED, row, by, at)
    tell(row, [row.psychologist_id], CALL if wants_call else WAIVED, at)
    tell(row, [row.planner_id], WAIVED, at)
    return open_decision(case=row, at=at)
