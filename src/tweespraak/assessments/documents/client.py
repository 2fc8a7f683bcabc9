"""What a client reads about the course of an assessment: invited, done, or a fixed sentence. No more."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.fixed import BLOCKED, STOPPED, UNAVAILABLE
from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.rules.standing import CLIENT_SEES, ClientSees
from tweespraak.assessments.rules.states import State
from tweespraak.foundation.texts import in_language

_SAYS: Mapping[ClientSees, Words] = {
    ClientSees.ASKED: _("The brief waits for you to accept it."),
    ClientSees.PREPARED: _("The assessment is being prepared."),
    ClientSees.INVITED: _("The participant is invited."),
    ClientSees.DONE: _("The parts are done."),
    ClientSees.IN_TALK: _("In conversation with the participant."),
    ClientSees.RELEASED: _("The participant has decided."),
    ClientSees.ENDED: _("This assessment has ended."),
}
_FIXED = {
    ClientSees.BLOCKED: BLOCKED,
    ClientSees.UNAVAILABLE: UNAVAILABLE,
    ClientSees.STOPPED: STOPPED,
}


def client_line(state: State) -> str:
    """The one sentence about how it stands for a client, in the reader's language."""
    return sees_line(CLIENT_SEES[state])


def sees_line(sees: ClientSees) -> str:
    """The one sentence for who finds this."""
    return in_language(_FIXED[sees]) if sees in _FIXED else str(_SAYS[sees])
