"""Every act of this context in words, as who it is about reads it in the log."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: Mapping[str, Promise | str] = {
    "assessments.opened": _("An assessment was started"),
    "assessments.people_changed": _("Who stands around an assessment was changed"),
    "assessments.brief_written": _("The brief of an assessment was written"),
    "assessments.blocking_signed": _("Somebody signed that a report cannot be held back"),
    "assessments.sheet_opened": _("The information about an assessment was opened"),
    "assessments.lead_waived": _("The participant chose to begin sooner"),
    "assessments.needs_decided": _("What a participant needs was decided on"),
    "assessments.part_planned": _("A part of an assessment was planned"),
    "assessments.part_held": _("A part of an assessment was held"),
    "assessments.part_skipped": _("A part of an assessment was left out"),
    "assessments.part_dropped": _("A part of an assessment was taken off"),
    "assessments.taken_over": _("An assessment went over to a colleague"),
    "assessments.results_withheld": _("The results of a test wait for the psychologist"),
    "assessments.results_freed": _("The results of a test are free for who took it"),
    "assessments.report_opened": _(
        "The participant opened a version of the report for the first time"
    ),
    "assessments.offer": _("A brief was sent to the client"),
    "assessments.accept": _("The client accepted a brief"),
    "assessments.change_brief": _("A brief was changed after it was sent"),
    "assessments.invite": _("The participant got the information"),
    "assessments.consent": _("The participant takes part"),
    "assessments.start": _("The participant began"),
    "assessments.measure": _("All parts of an assessment were done"),
    "assessments.draft": _("A report was begun"),
    "assessments.review": _("The second reader signed a report"),
    "assessments.show": _("A report went to the participant"),
    "assessments.correct": _("A report was changed after a request of the participant"),
    "assessments.plan_talk": _("A feedback talk was planned"),
    "assessments.unplan_talk": _("A feedback talk was called off or moved"),
    "assessments.hold_talk": _("A feedback talk was held"),
    "assessments.waive_talk": _("The participant needs no feedback talk"),
    "assessments.want_talk": _("The participant wants a feedback talk after all"),
    "assessments.open_decision": _("The participant can decide on a report"),
    "assessments.release": _("A report was released"),
    "assessments.release_partly": _("A report was released to some"),
    "assessments.block": _("A report was held back"),
    "assessments.expire": _("A report was not released in time"),
    "assessments.withdraw": _("The participant stopped"),
    "assessments.end_access": _("Reading a report ended"),
    "assessments.decide_again": _("The participant decides on a report again"),
}
