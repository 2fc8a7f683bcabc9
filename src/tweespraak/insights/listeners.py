"""What insights does when something happened below."""

from tweespraak.foundation.events import listen
from tweespraak.insights.actions import score_session, take_results_over
from tweespraak.people.api import PersonsMerged
from tweespraak.testing.api import Session, SessionFinished


@listen(SessionFinished)
def score_what_is_finished(event: SessionFinished) -> None:
    """Score in the same transaction: a finished test always has its result."""
    score_session(session=Session.objects.get(pk=event.session_id), at=event.at)


@listen(PersonsMerged)
def take_over(event: PersonsMerged) -> None:
    """The results and goals of an account that turned out to be somebody's second are theirs."""
    take_results_over(gone=event.gone_person_id, kept=event.kept_person_id)
