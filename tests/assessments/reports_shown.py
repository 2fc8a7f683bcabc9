"""Reports that a participant reads, made without the editor."""

from datetime import datetime
from typing import Any

from tests.assessments.casing import case
from tests.cast import THEN, Actor
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.reports import whole
from tweespraak.assessments.rules.sections import report_hash
from tweespraak.assessments.rules.states import State

ANSWER = "Anna past goed bij de rol van teamleider. Dat zagen we in het interview."
CERTAIN = "We zijn daar redelijk zeker van."
FIRST = "Anna past goed bij de rol van teamleider."
SECOND = "Dat zagen we in het interview."


def written(**summary: str) -> dict[str, Any]:
    """A small report: a summary, one part and one strength."""
    return {
        "title": {
            "confidentiality": "Vertrouwelijk: alleen voor wie jij kiest.",
            "valid_until": "2028-09-01",
        },
        "summary": {"answer": ANSWER, "advice": "fits", "certainty": CERTAIN, **summary},
        "results": {
            "rows": [
                {
                    "id": "r1",
                    "part": "Interview",
                    "scores": "Ordelijkheid: meer dan gemiddeld (tussen 5 en 8).",
                    "seen": "Anna vertelde rustig over een drukke week.",
                    "meaning": "Ze houdt overzicht.",
                }
            ]
        },
        "limits": {"text": "Dit rapport gaat alleen over deze vraag."},
    }


def report(found: Case, number: int = 1, at: datetime = THEN, **summary: str) -> Report:
    """A version that is shown to the participant."""
    made = Report.objects.create(
        case=found, number=number, language="nl", sections=written(**summary),
        written_by_id=found.psychologist_id, written_at=at, frozen_at=at, shown_at=at, hash="x",
    )  # fmt: skip
    made.hash = report_hash(whole(made, found))
    made.save(update_fields=["hash"])
    return made


def reading(dirk: Actor, anna: Actor, state: State = State.WITH_PARTICIPANT, **values: Any) -> Case:
    """A case of which Anna reads the first version."""
    made = case(
        dirk,
        anna,
        state,
        invited_at=THEN,
        consented_at=THEN,
        measured_at=THEN,
        shown_at=THEN,
        **values,
    )
    report(made)
    return made
