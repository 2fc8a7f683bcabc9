"""Conversations: talk cards, and what two people prepare with them."""

from tweespraak.foundation.contexts import Context


class ConversationsConfig(Context):
    name = "tweespraak.conversations"
    fills = {
        "frame.navigation": "views.slots.navigation",
        "record.label": "views.slots.record_label",
    }
    order = 35
