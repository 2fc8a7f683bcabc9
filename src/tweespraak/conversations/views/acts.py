"""Every act of this context in words, as who takes part reads it in the log."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: Mapping[str, Promise] = {
    "conversations.card_made": _("A talk card was made"),
    "conversations.card_changed": _("A talk card was changed"),
    "conversations.card_archived": _("A talk card was put away"),
    "conversations.card_brought_back": _("A talk card was brought back"),
    "conversations.planned": _("A conversation was planned"),
    "conversations.invite": _("A moment for a conversation was proposed"),
    "conversations.confirm": _("Both said yes to the moment of a conversation"),
    "conversations.ready": _("One of the two was ready for a conversation"),
    "conversations.ready_too": _("Both were ready for a conversation"),
    "conversations.reveal": _("Both could read each other before a conversation"),
    "conversations.reveal_one_sided": _("A conversation went on with one preparation"),
    "conversations.reschedule": _("A conversation was moved"),
    "conversations.call_off_asked": _("One of the two asked to call off a conversation"),
    "conversations.call_off_refused": _("A conversation was not called off after all"),
    "conversations.guard_passed": _("Somebody confirmed that a text is not about anybody’s health"),
    "conversations.hold": _("A conversation took place"),
    "conversations.record": _("A record was begun"),
    "conversations.hand_over": _("A record was handed over for a reaction"),
    "conversations.agree": _("A record was agreed with"),
    "conversations.own_view": _("A record was closed with an own view"),
    "conversations.expire": _("A record was closed without a reaction"),
    "conversations.close_without_record": _("A check-in was closed without a record"),
    "conversations.said_held": _("One of two said that a conversation took place"),
    "conversations.said_no_record": _("One of two said that a check-in needs no record"),
    "conversations.pulse_given": _("One of two said how a conversation went"),
    "conversations.record_reminded": _("Somebody was reminded to react on a record"),
    "conversations.cancel": _("A conversation was called off"),
    "conversations.break_off": _("A conversation ended because somebody left or moved"),
    "conversations.drafts_deleted": _("Somebody deleted what was for them only"),
    "conversations.drafts_forgotten": _("What was for one’s own eyes only was deleted in time"),
}
