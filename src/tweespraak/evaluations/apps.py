"""Evaluations: how recruitment went, said on both sides."""

from tweespraak.foundation.contexts import Context


class EvaluationsConfig(Context):
    name = "tweespraak.evaluations"
    fills = {
        "frame.concerns": "access.concerned",
        "frame.navigation": "views.slots.navigation",
        "home.waiting": "views.slots.waiting",
        "link.target": "views.slots.link_target",
        "link.without_account": "views.slots.link_without_account",
        "notice.line": "views.slots.notice_line",
        "record.label": "views.slots.record_label",
        "talk.beside": "views.talk_slots.beside",
    }
    order = 37
