"""Conversations: talk cards, and what two people prepare with them."""

from tweespraak.foundation.contexts import Context


class ConversationsConfig(Context):
    name = "tweespraak.conversations"
    fills = {
        "frame.concerns": "access.concerned",
        "frame.navigation": "views.slots.navigation",
        "home.section": "views.slots.home_section",
        "home.waiting": "views.slots.waiting",
        "link.target": "views.slots.link_target",
        "notice.line": "views.slots.notice_line",
        "person.leave": "views.slots.leaving",
        "person.move": "views.slots.moving",
        "record.label": "views.slots.record_label",
        "team.member": "views.team.team_member",
    }
    order = 35
