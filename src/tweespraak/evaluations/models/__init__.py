"""The rows of evaluations."""

from tweespraak.evaluations.models.candidates import SurveyResponse, SurveyToken
from tweespraak.evaluations.models.evaluations import Answer, Evaluation, Reply
from tweespraak.evaluations.models.figures import Counting, Figure, Tallied
from tweespraak.evaluations.models.tallies import Import, Tally
from tweespraak.evaluations.models.topics import Topic, TopicSet

__all__ = [
    "Answer",
    "Counting",
    "Evaluation",
    "Figure",
    "Import",
    "Reply",
    "SurveyResponse",
    "SurveyToken",
    "Tallied",
    "Tally",
    "Topic",
    "TopicSet",
]
