"""What comes after the talk, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.rules.after import AfterRefusal

# On a scale of one to five; never about a person.
QUESTIONS: Mapping[str, Words] = {
    "recognition": _("How far do you recognise yourself in what you read and talked about?"),
    "acceptance": _("How far can you live with what came out?"),
    "usefulness": _("How far is it of use to you?"),
}
LINES: Mapping[str, Words] = {
    "strengths": _("What I am good at"),
    "development": _("What I want to develop"),
    "goal": _("My goal"),
}
REFUSALS: Mapping[AfterRefusal, Words] = {
    AfterRefusal.NOT_NOW: _(
        "This is not possible now. See on the page of the assessment how it stands."
    ),
    AfterRefusal.TOO_MANY: _(
        "Three goals is enough for one talk. Change one of them, or make another one among your goals."
    ),
    AfterRefusal.PAST: _("That moment has passed. Choose one that lies ahead."),
    AfterRefusal.NO_MANAGER: _("Nobody is known here as your manager. Ask who manages the people."),
    AfterRefusal.EMPTY: _("Nothing stands on the card yet. Choose something, or write something."),
}
