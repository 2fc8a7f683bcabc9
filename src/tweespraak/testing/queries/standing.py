"""Where one person stands with one test: what they can do now, and since when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tweespraak.instruments.api import (
    INSTRUMENTS,
    Instrument,
    Introduction,
    current_form,
    form_of,
)
from tweespraak.testing.models import Session
from tweespraak.testing.queries.answers import answers_of
from tweespraak.testing.queries.sessions import own_sessions
from tweespraak.testing.rules import State, may_retake_from


@dataclass(frozen=True)
class Standing:
    """A test, as one person finds it."""

    instrument: Instrument
    words: Introduction
    state: State
    seen: int  # answered or skipped in the open session
    of: int
    session: Session | None = None  # the open one, else the one finished last
    retake_from: datetime | None = None  # finished: from when it may be taken again

    def may_begin(self, at: datetime) -> bool:
        """Whether a new session can be begun now."""
        return self.state is State.NOT_STARTED or (
            self.retake_from is not None and at >= self.retake_from
        )


def standing_of(person: UUID, instrument: str, language: str | None) -> Standing:
    """Where this person stands with this test, with its words in this language."""
    session = own_sessions(person).filter(instrument=instrument).first()
    form = form_of(session.version_id) if session else current_form(instrument)
    words, of = form.introduction(language), len(form.items)
    about = INSTRUMENTS[instrument]
    if session is None:
        return Standing(about, words, State.NOT_STARTED, 0, of)
    if session.finished_at:
        again = may_retake_from(session.finished_at)
        return Standing(about, words, State.FINISHED, of, of, session, again)
    return Standing(about, words, State.STARTED, len(answers_of(session)), of, session)
