"""The words of states, dimensions and refusals, for the pages of every part."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.evaluations.rules.sending import DayRefusal, HandRefusal, SendRefusal
from tweespraak.evaluations.rules.states import State
from tweespraak.evaluations.rules.topics import Dimension, SetRefusal
from tweespraak.evaluations.rules.vacated import Outcome

Words = Promise | str

DIMENSION_NAMES: Mapping[Dimension, Words] = {
    Dimension.BEHAVIOUR: _("Behaviour"),
    Dimension.SERVICE: _("Service"),
    Dimension.RESULT: _("Result"),
    Dimension.TOGETHER: _("Working together"),
}

OUTCOMES: Mapping[Outcome, Words] = {
    Outcome.FILLED: _("Somebody was found"),
    Outcome.WITHDRAWN: _("The vacancy was withdrawn"),
}

# The word on the tag, and its kind.
STATE_TAGS: Mapping[State, tuple[Words, str]] = {
    State.PREPARED: (_("Ready to go out"), "draft"),
    State.SENT: (_("Sent"), "waiting"),
    State.ANSWERED_ONE: (_("One of you answered"), "waiting"),
    State.REVEALED: (_("Both can read it"), "info"),
    State.LIVE_REQUIRED: (_("Talk about it"), "warn"),
    State.LIVE_OFFERED: (_("A talk is offered"), "info"),
    State.LIVE_PLANNED: (_("A talk is planned"), "info"),
    State.LIVE_HELD: (_("Talked about"), "done"),
    State.LIVE_DECLINED: (_("No talk"), "done"),
    State.CLOSED: (_("Closed"), "done"),
    State.FOLLOWED_UP: (_("All agreements closed"), "done"),
    State.LAPSED: (_("Nobody answered"), "done"),
    State.DROPPED: (_("Not sent"), "done"),
}

SEND_REFUSALS: Mapping[SendRefusal, Words] = {
    SendRefusal.ALREADY: _("It went out already. Look at where it is now."),
    SendRefusal.ASKED_RECENTLY: _(
        "This client was asked how it went less than thirty days ago. It goes out of itself when those "
        "days are over."
    ),
    SendRefusal.GONE: _("This client does not work here any more, so nobody can answer."),
    SendRefusal.TOPICS: _("Choose the topics first; below it says what is missing."),
}

DAY_REFUSALS: Mapping[DayRefusal, Words] = {
    DayRefusal.PAST: _("Choose a day after today, or send it now."),
    DayRefusal.TOO_SOON: _(
        "This client was asked how it went less than thirty days before that. Choose a later day."
    ),
    DayRefusal.TOO_LATE: _(
        "By then it is hard to remember how it went. Choose a day within thirty days of the end of "
        "the vacancy."
    ),
}

HAND_REFUSALS: Mapping[HandRefusal, Words] = {
    HandRefusal.ONESELF: _("This is you. Say which client you worked for."),
    HandRefusal.AHEAD: _("It is not over yet. Ask how it went when it is."),
    HandRefusal.LONG_AGO: _(
        "That is longer than thirty days ago: it is hard to remember how it went. Ask it in a "
        "conversation instead."
    ),
}

SET_REFUSALS: Mapping[SetRefusal, Words] = {
    SetRefusal.NONE: _("Choose at least one topic."),
    SetRefusal.TOO_MANY: _("These are too many: choose ten topics at most. Leave some out."),
    SetRefusal.TWICE: _("A topic stands here twice. Leave one out."),
    SetRefusal.ELSEWHERE: _("A topic of the other side is among them. Leave it out."),
    SetRefusal.DIMENSION_MISSING: _(
        "Choose at least one topic of every dimension, so that no side of it is forgotten."
    ),
}
