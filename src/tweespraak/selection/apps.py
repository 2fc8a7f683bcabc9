"""Selection: from requirements everybody signs to a rejection somebody can grow from."""

from tweespraak.foundation.contexts import Context


class SelectionConfig(Context):
    name = "tweespraak.selection"
    fills = {
        "consent.line": "views.consents.consent_lines",
        "frame.concerns": "access.vacancies.concerned",
        "frame.me": "views.own_slots.me",
        "frame.navigation": "views.slots.navigation",
        "home.waiting": "views.slots.waiting",
        "link.target": "views.slots.link_target",
        "link.without_account": "views.slots.link_without_account",
        "notice.line": "views.slots.notice_line",
        "person.leave": "views.leaving.leaving",
        "record.label": "views.slots.record_label",
    }
    order = 39
