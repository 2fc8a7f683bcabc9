"""Activities: talent management, from invitation to match."""

from tweespraak.foundation.contexts import Context


class ActivitiesConfig(Context):
    name = "tweespraak.activities"
    fills = {
        "consent.line": "views.slots.consent_lines",
        "frame.navigation": "views.slots.navigation",
        "home.section": "views.slots.home_section",
        "home.waiting": "views.slots.waiting",
        "link.target": "views.slots.link_target",
        "notice.line": "views.slots.notice_line",
        "person.leave": "views.slots.leaving",
        "record.label": "views.slots.record_label",
        "session.finished": "views.slots.after_test",
    }
    order = 30
