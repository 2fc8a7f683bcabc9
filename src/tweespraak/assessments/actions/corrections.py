"""A participant asks to have something corrected, and the psychologist decides (A10)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.reading import ReadRefused, note
from tweespraak.assessments.actions.report_steps import begin_correction
from tweespraak.assessments.actions.report_writing import ReportRefused
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case, Correction
from tweespraak.assessments.queries.corrections import corrections_of
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.rules.corrections import (
    LONGEST,
    ask_refused,
    rule_refused,
    same_words,
)
from tweespraak.assessments.rules.marks import RequestKind, Ruling
from tweespraak.assessments.rules.reading import ReadRefusal
from tweespraak.assessments.rules.states import State
from tweespraak.foundation.once import OnceTaken

ASKED = "assessments.correction_asked"
TAKEN_BACK = "assessments.correction_taken_back"
RULED = {
    Ruling.ACCEPTED: "assessments.correction_accepted",
    Ruling.REJECTED: "assessments.correction_rejected",
    Ruling.STANDS: "assessments.finding_stands",
}


class Told(StrEnum):
    """What the two hear of each other."""

    CORRECTION_ASKED = "correction_asked"
    CORRECTION_ANSWERED = "correction_answered"


@transaction.atomic
def ask_correction(
    *, case: Case, kind: RequestKind, quote: str, wish: str, once: UUID, by: UUID, at: datetime
) -> Correction:
    """Ask for a fact to be put right, or say that one sees a finding otherwise.

    The same words twice, or the same `once`, are one request with one answer. Who asks something does
    not agree with the draft any more. Raises ReadRefused, OnceTaken.
    """
    row = _of_participant(case, by)
    if made := Correction.objects.filter(pk=once).first():
        return _same(made, row)
    if refusal := ask_refused(State(row.state), wish):
        raise ReadRefused(refusal)
    asked = (kind, same_words(quote), same_words(wish))
    for one in corrections_of(row):
        if (one.kind, same_words(one.quote), same_words(one.wish)) == asked:
            return one
    made = Correction.objects.create(
        pk=once,
        case=row,
        kind=kind,
        quote=_clean(quote),
        wish=_clean(wish),
        asked_at=at,
    )
    row.agreed_at = None
    row.save(update_fields=["agreed_at"])
    note(ASKED, row, by, at)
    tell(row, [row.psychologist_id], Told.CORRECTION_ASKED, at, but_not=by)
    return made


@transaction.atomic
def take_back(*, case: Case, correction: Correction, by: UUID, at: datetime) -> None:
    """Ask no longer, as long as nothing was decided. Once more changes nothing. Raises ReadRefused."""
    row = _of_participant(case, by)
    held = Correction.objects.filter(pk=correction.pk, case=row).first()
    if held is None:
        return
    if held.ruling:
        raise ReadRefused(ReadRefusal.ANSWERED)
    held.delete()
    note(TAKEN_BACK, row, by, at)


@transaction.atomic
def rule(
    *, case: Case, correction: Correction, ruling: Ruling, reason: str, by: UUID, at: datetime
) -> Correction:
    """Decide on a request. A fact that is accepted opens a next version to put it right in.

    The same decision once more changes nothing. Raises ReadRefused.
    """
    row = locked(case)
    held = Correction.objects.select_for_update().get(pk=correction.pk, case=row)
    if by != row.psychologist_id:
        raise ReadRefused(ReadRefusal.NOT_NOW)
    if held.ruling == ruling:
        return held
    refusal = rule_refused(
        State(row.state),
        RequestKind(held.kind),
        ruling,
        reason,
        Ruling(held.ruling) if held.ruling else None,
    )
    if refusal:
        raise ReadRefused(refusal)
    held.ruling, held.reason, held.ruled_at, held.ruled_by_id = ruling, _clean(reason), at, by
    held.save(update_fields=["ruling", "reason", "ruled_at", "ruled_by"])
    if ruling is Ruling.ACCEPTED:
        _open_next(row, by, at)
    note(RULED[ruling], row, by, at)
    tell(row, [row.participant_id], Told.CORRECTION_ANSWERED, at, but_not=by)
    return held


def _open_next(row: Case, by: UUID, at: datetime) -> None:
    try:
        begin_correction(case=row, by=by, at=at)
    except ReportRefused:
        raise ReadRefused(ReadRefusal.NOT_NOW) from None


def _of_participant(case: Case, by: UUID) -> Case:
    row = locked(case)
    if by != row.participant_id or shown_report(row) is None:
        raise ReadRefused(ReadRefusal.NOT_NOW)
    return row


def _same(made: Correction, row: Case) -> Correction:
    if made.case_id != row.pk:
        raise OnceTaken
    return made


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()[:LONGEST]
