"""Assessments: the case a psychologist leads, from brief to release and aftercare."""

from tweespraak.foundation.contexts import Context


class AssessmentsConfig(Context):
    name = "tweespraak.assessments"
    fills = {
        "consent.line": "views.slots.consent_lines",
        "frame.concerns": "access.cases.concerned",
        "frame.navigation": "views.slots.navigation",
        "home.waiting": "views.slots.waiting",
        "link.target": "views.slots.link_target",
        "link.without_account": "views.slots.link_without_account",
        "notice.line": "views.slots.notice_line",
        "person.leave": "views.leaving.leaving",
        "result.withheld": "queries.days.waits_for_psychologist",
        "record.label": "views.slots.record_label",
    }
    order = 38
