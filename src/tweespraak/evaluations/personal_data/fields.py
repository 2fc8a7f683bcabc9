"""Every field of evaluations: whose, why, how long."""

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Whose

_SAID = Field(
    Whose.WORKER,
    _("To say on both sides how the recruitment went, and to make it better together"),
    _("Twelve months after both could read it; then only counts without names stay"),
)
_WORK = Field(
    Whose.WORKER,
    _("To know between whom an evaluation was"),
    _("Twelve months after both could read it; then only counts without names stay"),
)
_ASKED = Field(
    Whose.ORGANISATION,
    _("To mail a candidate one link to an anonymous survey"),
    _("Until the link was mailed"),
)
_DUE = ("due_at", "leased_until", "attempts")

FIELDS = {
    "Topic": {
        **dict.fromkeys(
            ("id", "organisation", "side", "dimension", "words", "created_at", "archived_at"),
            NOTHING,
        ),
        "created_by_id": _WORK,
    },
    "TopicSet": {
        **dict.fromkeys(("organisation", "client", "recruiter", "saved_at"), NOTHING),
        "saved_by_id": _WORK,
    },
    "Evaluation": {
        **dict.fromkeys(
            (
                *_DUE, "id", "organisation", "unit", "state", "language", "vacancies",
                "client_topics", "recruiter_topics", "asked", "second_of", "created_at", "send_on",
                "sent_at", "closes_on", "reminders", "revealed_at", "is_two_sided", "triggers",
                "contact_by_on", "contacted_at", "live_by_on", "escalated_at", "agenda", "offer", "live",
                "told_at", "measured_again_on", "stripped_on",
            ),
            NOTHING,
        ),
        **dict.fromkeys(("recruiter", "client", "created_by_id", "thanks"), _WORK),
    },
    "Reply": {
        **dict.fromkeys(("id", "evaluation", "side", "version", "saved_at"), NOTHING),
        **dict.fromkeys(
            ("started_at", "sent_at", "nps", "nps_reason", "kept", "better", "wants_talk"), _SAID
        ),
    },
    "Answer": {
        **dict.fromkeys(("id", "reply", "topic", "is_chosen"), NOTHING),
        **dict.fromkeys(("value", "comment"), _SAID),
    },
    "Import": {
        **dict.fromkeys(
            ("id", "organisation", "name", "file_hash", "mapping", "rows", "at", "draft", "done_at", "undone_at"),
            NOTHING,
        ),
        "by": _WORK,
    },
    "Tally": {
        **dict.fromkeys(
            (
                "id", "organisation", "month", "side", "unit", "dimension", "topic", "value",
                "count", "imported",
            ),
            NOTHING,
        ),
        **dict.fromkeys(("recruiter", "client"), _WORK),
    },
    "SurveyToken": {
        **dict.fromkeys(
            (
                *_DUE, "id", "organisation", "language", "group", "token_hash", "closes_on",
                "is_used",
            ),
            NOTHING,
        ),
        **dict.fromkeys(("person_id", "subject_id"), _ASKED),
    },
    "SurveyResponse": dict.fromkeys(
        ("id", "organisation", "group", "week", "answers", "comment"), NOTHING
    ),
}  # fmt: skip

WORDS = {
    "context": _("Evaluations of recruitment"),
    "Topic": _("Topics of an evaluation"),
    "TopicSet": _("Topics of an evaluation"),
    "Evaluation": _("Evaluations of recruitment"),
    "Reply": _("What was said in an evaluation"),
    "Answer": _("What was said in an evaluation"),
    "Import": _("Earlier results that were brought in"),
    "Tally": _("Counts of evaluations"),
    "SurveyToken": _("Links to the survey of candidates"),
    "SurveyResponse": _("The anonymous survey of candidates"),
    "evaluations": _("Your evaluations of recruitment"),
    "organisation": _("Organisation"),
    "jobs": _("Jobs"),
    "sent_at": _("Sent"),
    "nps": _("How likely you were to recommend it, 0 to 10"),
    "nps_reason": _("Your reason"),
    "kept": _("What should stay"),
    "better": _("What could be better"),
    "answers": _("Your answers"),
    "topic": _("Topic"),
    "value": _("Value, 1 to 5"),
    "comment": _("Your explanation"),
}
