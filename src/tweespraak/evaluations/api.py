"""The public face of evaluations."""

from tweespraak.evaluations.actions.preparing import prepare
from tweespraak.evaluations.actions.sending import send
from tweespraak.evaluations.events import EvaluationRevealed, LateReplySent
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.talking import agreements_with
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.evaluations.rules.vacated import Outcome, Vacated

__all__ = [
    "Evaluation",
    "EvaluationRevealed",
    "LateReplySent",
    "Outcome",
    "Side",
    "State",
    "Vacated",
    "agreements_with",
    "prepare",
    "send",
]
