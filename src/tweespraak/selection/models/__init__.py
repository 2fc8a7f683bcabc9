"""The rows of selection."""

from tweespraak.selection.models.candidates import Candidacy, Cv, Interview, Judgement
from tweespraak.selection.models.own import Feedback, Preparation
from tweespraak.selection.models.rejections import Lesson, Rejection
from tweespraak.selection.models.vacancies import Profile, Signature, Stakeholder, Vacancy

__all__ = [
    "Candidacy",
    "Cv",
    "Feedback",
    "Interview",
    "Judgement",
    "Lesson",
    "Preparation",
    "Profile",
    "Rejection",
    "Signature",
    "Stakeholder",
    "Vacancy",
]
