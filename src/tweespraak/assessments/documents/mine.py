"""How it stands, said to the participant: to “you”, where the others read about “the participant”."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.steps import NEXT
from tweespraak.assessments.documents.words import STATES, Words
from tweespraak.assessments.rules.next import Next
from tweespraak.assessments.rules.states import State

_STATES: Mapping[State, Words] = {
    State.INVITED: _("You have the information"),
    State.CONSENTED: _("You take part"),
    State.WITH_PARTICIPANT: _("Yours to read"),
    State.TALK_WAIVED: _("No feedback talk"),
    State.DECIDING: _("You decide"),
    State.WITHDRAWN: _("You stopped"),
}
_NEXT: Mapping[Next, Words] = {
    Next.WAIT_REPORT: _("The psychologist writes the report. You read it before anybody else."),
}


def my_state(state: State) -> str:
    """The state in words."""
    return str(_STATES.get(state, STATES[state]))


def my_next(step: Next) -> str:
    """What is next, or for whom one waits."""
    return str(_NEXT.get(step, NEXT[step][1]))
