"""Every act of this context in words, as who it is about reads it in the log; each part adds its own."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Promise | str

STEPS: Mapping[str, Words] = {
    "evaluations.evaluation_send": _("An evaluation of recruitment was sent"),
    "evaluations.evaluation_drop": _("An evaluation of recruitment was not sent after all"),
    "evaluations.evaluation_answer": _("One side answered an evaluation of recruitment"),
    "evaluations.evaluation_reveal": _("Both sides can read an evaluation of recruitment"),
    "evaluations.evaluation_require_live": _("An evaluation of recruitment asks for a talk"),
    "evaluations.evaluation_offer_live": _("A talk about an evaluation of recruitment was offered"),
    "evaluations.evaluation_close": _("An evaluation of recruitment was closed"),
    "evaluations.evaluation_plan_live": _("A talk about an evaluation was planned"),
    "evaluations.evaluation_unplan_live": _("A talk about an evaluation was called off"),
    "evaluations.evaluation_hold_live": _("A talk about an evaluation was held"),
    "evaluations.evaluation_decline_live": _("A client needs no talk about an evaluation"),
    "evaluations.evaluation_follow_up": _("Everything agreed after an evaluation is done"),
    "evaluations.evaluation_lapse": _("An evaluation of recruitment lapsed"),
}
SENDING: Mapping[str, Words] = {
    "evaluations.prepared": _("An evaluation of recruitment was prepared"),
    "evaluations.vacancy_joined": _("A vacancy joined an evaluation of recruitment"),
    "evaluations.put_off": _("An evaluation of recruitment goes out on another day"),
    "evaluations.reminded": _("Somebody was reminded of an evaluation of recruitment"),
}
COMPOSING: Mapping[str, Words] = {
    "evaluations.topics_chosen": _("The topics of an evaluation were chosen"),
    "evaluations.default_set_kept": _("The topics asked by default were chosen"),
    "evaluations.topic_added": _("A topic for evaluations was added"),
    "evaluations.topic_archived": _("A topic for evaluations is asked no more"),
    "evaluations.topic_brought_back": _("A topic for evaluations is asked again"),
}
ANSWERING: Mapping[str, Words] = {
    "evaluations.reply_sent_late": _("A recruiter gave their view of an evaluation after all"),
}
COUNTING: Mapping[str, Words] = {
    "evaluations.figures_published": _("Figures of evaluations were published"),
    "evaluations.results_brought_in": _("Earlier results were brought in"),
    "evaluations.results_taken_out": _("Earlier results were taken out again"),
}
TALKING: Mapping[str, Words] = {
    "evaluations.contacted": _("A recruiter spoke to a client about an evaluation"),
    "evaluations.moments_offered": _("Moments for a talk about an evaluation were offered"),
    "evaluations.second_prepared": _("A second measurement of an evaluation was prepared"),
    "evaluations.not_followed_up": _("An evaluation of recruitment was not followed up in time"),
}

ACTS: Mapping[str, Words] = {**STEPS, **SENDING, **COMPOSING, **ANSWERING, **COUNTING, **TALKING}
