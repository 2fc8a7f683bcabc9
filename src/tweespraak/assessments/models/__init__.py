"""What assessments keeps: cases with parts and recipients, reports, marks, decisions, the protocol."""

from tweespraak.assessments.models.cases import Case, Part, Recipient
from tweespraak.assessments.models.reports import Correction, Decision, Mark, Report
from tweespraak.assessments.models.writing import Note, Recognition, Signature, Snippet, Step

__all__ = [
    "Case",
    "Correction",
    "Decision",
    "Mark",
    "Note",
    "Part",
    "Recipient",
    "Recognition",
    "Report",
    "Signature",
    "Snippet",
    "Step",
]
