"""What insights does when something happened below."""

from tweespraak.foundation.events import listen
from tweespraak.insights.actions import score_session
from tweespraak.testing.api import Session, SessionFinished


@listen(SessionFinished)
def score_what_is_finished(event: SessionFinished) -> None:
    """Score in the same transaction: a finished test always has its result."""
    score_session(session=Session.objects.get(pk=event.session_id), at=event.at)
