"""Why a sentence is not passed on, in words that say what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.rules.messages import MessageRefusal

REFUSALS: dict[MessageRefusal, Promise] = {
    MessageRefusal.NOT_NOW: _(
        "You can pass something on from the moment you two read each other, not before."
    ),
    MessageRefusal.ONE_AT_A_TIME: _(
        "What you wrote before is not sent yet. Send it or take it back first."
    ),
    MessageRefusal.SENT: _("This has been sent already and cannot be taken back."),
    MessageRefusal.NOT_YOURS: _("Only who wrote a sentence sends it or takes it back."),
    MessageRefusal.ANSWERED: _("This has an answer already. You find it under Answered."),
}
