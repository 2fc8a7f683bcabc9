"""Every field of selection: whose, why, how long."""

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Whose
from tweespraak.selection.documents.opening_words import STANDING
from tweespraak.selection.personal_data.own import OWN_WORDS
from tweespraak.selection.rules.opening import Standing

_APPLIED = Field(
    Whose.ORGANISATION,
    _("To choose carefully for a vacancy, and to tell every candidate why"),
    _("28 days after the end of the procedure, or a year with the candidate’s consent"),
)
_JUDGED = Field(
    Whose.ORGANISATION,
    _("To judge a candidate on the requirements everybody signed beforehand"),
    _("28 days after the end of the procedure, or a year with the candidate’s consent"),
)
_OWN = Field(
    Whose.PERSON,
    _("To let candidates keep and use what they learn of every procedure"),
    _("As long as you want"),
)
_WORK = Field(
    Whose.WORKER,
    _("To know who asked for, led and signed a vacancy"),
    _("Two years after the end of the procedure"),
)
_LESSON = Field(
    Whose.WORKER,
    _("To know whose lesson it is to follow up"),
    _("Two years after the end of the procedure"),
)
_DUE = ("due_at", "leased_until", "attempts")

FIELDS = {
    "Vacancy": {
        **dict.fromkeys(
            (
                *_DUE, "id", "organisation", "title", "unit", "language", "text", "stages",
                "interviews", "reply_days", "lens_version", "copied_from", "read_lessons",
                "created_at", "published_at", "open_until_on", "closed_at", "closed_because",
                "measures", "measured_on",
            ),
            NOTHING,
        ),
        **dict.fromkeys(("recruiter", "hiring_manager", "created_by_id"), _WORK),
    },
    "Profile": {
        **dict.fromkeys(
            (
                "id", "vacancy", "number", "state", "requirements", "pay_from", "pay_to",
                "pay_per", "terms", "hash", "reason", "is_late", "created_at", "sent_at",
                "signed_at", "override_hash",
            ),
            NOTHING,
        ),
        **dict.fromkeys(("overridden_by", "override_reason"), _WORK),
    },
    "Stakeholder": {
        **dict.fromkeys(("id", "vacancy", "reminded_at"), NOTHING),
        **dict.fromkeys(("person", "capacity", "since_at", "ended_at"), _WORK),
    },
    "Signature": {
        **dict.fromkeys(("id", "profile", "hash"), NOTHING),
        **dict.fromkeys(("stakeholder", "signed_at"), _WORK),
    },
    "Candidacy": {
        **dict.fromkeys(
            (*_DUE, "id", "organisation", "vacancy", "nudged_at", "nudges", "checked_again_on"),
            NOTHING,
        ),
        **dict.fromkeys(
            (
                "person", "state", "stage", "language", "motivation", "applied_at", "heard_at",
                "hears_by_on", "decided_at", "ended_at", "withdrawn_because", "consent",
                "held_since_at", "hold_review_on", "told_of_deletion_at", "added_note",
            ),
            _APPLIED,
        ),
        **dict.fromkeys(("decision", "checked_again_at"), _JUDGED),
        **dict.fromkeys(("decided_by", "added_by_id"), _WORK),
    },
    "Cv": {
        "candidacy": NOTHING,
        **dict.fromkeys(("name", "kind", "size", "content", "sent_at"), _APPLIED),
    },
    "Interview": {
        **dict.fromkeys(("id", "candidacy", "profile", "number"), NOTHING),
        **dict.fromkeys(
            (
                "stage", "starts_at", "minutes", "place", "invited_at", "held_at", "debriefed_at",
                "cancelled_at",
            ),
            _APPLIED,
        ),
        "debrief": _JUDGED,
    },
    "Judgement": {
        **dict.fromkeys(("id", "interview"), NOTHING),
        "interviewer": _WORK,
        **dict.fromkeys(("ratings", "advice", "draft_at", "saved_at", "excused_at"), _JUDGED),
    },
    "Rejection": {
        **dict.fromkeys(
            (
                "candidacy", "version", "second_read_hash", "override_hash", "checked_hash",
                "message_hash",
            ),
            NOTHING,
        ),
        **dict.fromkeys(
            (
                "written_by", "writers", "caller", "second_reader", "second_asked_at", "second_read_at",
                "lift_asked_at", "overridden_by", "override_reason", "answers",
            ),
            _WORK,
        ),
        **dict.fromkeys(
            (
                "saved_at", "reasons", "thanks", "strength", "tip", "call_on", "called_at",
                "message", "told_at", "deletes_on", "talk_until_on", "talk_asked_at", "talk_by_on",
                "talk", "talk_questions", "talk_held_at", "useful", "useful_on", "objection",
                "objection_words", "objected_at", "answer_by_on", "answer", "answered_at",
            ),
            _APPLIED,
        ),
    },
    "Lesson": {
        **dict.fromkeys(
            (
                "id", "organisation", "vacancy", "cause", "words", "due_on", "followed_up",
                "done_at", "reminded_at", "created_at",
            ),
            NOTHING,
        ),
        **dict.fromkeys(("owner", "created_by_id"), _LESSON),
    },
    "Feedback": {
        **dict.fromkeys(("id", "version"), NOTHING),
        **dict.fromkeys(
            (
                "person", "from_name", "job_title", "candidacy_id", "received_on", "reasons",
                "strength", "tip", "message", "reflection", "asked_on", "let_go_on", "goal",
                "created_at",
            ),
            _OWN,
        ),
    },
    "Preparation": {
        **dict.fromkeys(("id", "version"), NOTHING),
        **dict.fromkeys(
            (
                "person", "with_name", "job_title", "on", "ticks", "words", "strengths",
                "created_at",
            ),
            _OWN,
        ),
    },
}  # fmt: skip

WORDS = {
    "context": _("Applications"),
    "Vacancy": _("Vacancies"),
    "Profile": _("Requirements of a vacancy"),
    "Stakeholder": _("Who signs the requirements"),
    "Signature": _("Signatures under requirements"),
    "Candidacy": _("Applications"),
    "Cv": _("CVs"),
    "Interview": _("Interviews"),
    "Judgement": _("Judgements of interviewers"),
    "Rejection": _("Rejections"),
    "Lesson": _("Lessons of a procedure"),
    "Feedback": _("Feedback book"),
    "Preparation": _("Preparations of interviews"),
    "applications": _("Your applications"),
    "organisation": _("Organisation"),
    "job": _("Job"),
    "applied_at": _("Applied"),
    "motivation": _("Your motivation"),
    "cv": _("Your CV"),
    "agreed": _("How you agreed that this was noted"),
    "state": _("Where you stand"),
    **{f"state={one.value}": STANDING[one][0] for one in Standing},
    "interviews": _("Your interviews"),
    "stage": _("Stage"),
    "starts_at": _("When"),
    "place": _("Where"),
    "cancelled_at": _("Called off"),
    "withdrawn_because": _("Why you withdrew"),
    "rejection": _("What you were told"),
    "told_at": _("Told"),
    "subject": _("Subject"),
    "talk_asked_at": _("You asked for a talk"),
    "questions": _("What you wanted to ask"),
    "talk_held_at": _("The talk was held"),
    "useful": _("How useful it was to you, from 1 to 5"),
    "objection": _("What you did not agree with"),
    "objected_at": _("Sent"),
    "their_answer": _("The answer"),
    "answered_at": _("Answered"),
    "goes_on": _("Deleted on"),
    **OWN_WORDS,
}
