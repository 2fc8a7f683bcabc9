"""How a talk went, in words: both answers side by side, a tip for the reader, somebody to turn to."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.queries.pulse import Balance
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import CARD_KINDS, Side
from tweespraak.conversations.rules.pulse import QUESTIONS
from tweespraak.people.api import Role, members_with_role

SENTENCES: dict[str, Promise] = {
    "B1": gettext_lazy("I had enough room to say what I wanted to say."),
    "B2": gettext_lazy("I think the other had enough room."),
    "B3": gettext_lazy("My input helped shape this conversation."),
    "B4": gettext_lazy("I know what we agreed and support it."),
}
ANCHORS: dict[int, Promise] = {
    1: gettext_lazy("Not at all"),
    2: gettext_lazy("Hardly"),
    3: gettext_lazy("Partly"),
    4: gettext_lazy("Mostly"),
    5: gettext_lazy("Completely"),
}


@dataclass(frozen=True)
class Compared:
    """One sentence with what each of the two chose, in words."""

    sentence: str
    mine: str
    other: str


def compared(found: Balance | None) -> list[Compared]:
    """Every sentence with both answers; nothing before both are there."""
    if found is None:
        return []
    return [
        Compared(str(SENTENCES[key]), str(ANCHORS[found.mine[key]]), str(ANCHORS[found.other[key]]))
        for key in QUESTIONS
    ]


def tips(seat: Seat, found: Balance | None) -> list[str]:
    """What this reader may do when the talk was not in balance; only they read it."""
    if found is None or not found.signs:
        return []
    if seat.side is Side.MANAGER and seat.conversation.kind in CARD_KINDS:
        return [
            _(
                "Begin next time with the employee’s topics, and ask one question more than you answer."
            ),
            _("Count to five after a question: room often comes in the silence."),
            _("Ask at the end: what did you want to say that has not been said yet?"),
        ]
    return [
        _("Say at the beginning what you want to have said when you leave; put it on the agenda."),
        _("You may ask for a pause, or for another moment to come back to something."),
        _("Did you live through it differently from the other? That itself is a good first topic."),
    ]


def third_persons(seat: Seat) -> list[tuple[str, str]]:
    """Whom an employee can ask to sit in: HR of the organisation, by name and address."""
    both = (seat.me.person_id, seat.other.person_id)
    members = members_with_role(seat.conversation.organisation_id, Role.HR_PROCESS_OWNER)
    return [(one.full_name, one.person.email) for one in members if one.person_id not in both]
