"""Every field of assessments: whose, why, how long."""

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Whose

_CASE = Field(
    Whose.ORGANISATION,
    _("To answer one question about a person, with their consent and in their sight"),
    _("Until the report loses its validity, at least twelve months"),
)
_REPORT = Field(
    Whose.ORGANISATION,
    _("To report on the question; only those the participant chooses read it"),
    _("Until the report loses its validity, at least twelve months"),
)
_OWN = Field(
    Whose.PERSON,
    _("To let the participant read first, mark, correct and add their own words"),
    _("Until the report loses its validity, at least twelve months"),
)
_DECIDED = Field(
    Whose.PERSON,
    _("To show who may read which version of the report, because the participant said so"),
    _("24 months after it ended"),
)
_NOTE = Field(
    Whose.WORKER,
    _("To let a psychologist keep working notes that nobody else reads"),
    _("30 days after the release"),
)
_WORK = Field(
    Whose.WORKER,
    _("To know which psychologist did what"),
    _("As long as the assessment is kept"),
)
_SNIPPET = Field(
    Whose.WORKER, _("To write reports with one's own text blocks"), _("As long as you want")
)
_SIGNATURE = Field(
    Whose.WORKER,
    _("To say under a report who answers for it"),
    _("As long as you work here as a psychologist"),
)

FIELDS = {
    "Case": {
        **dict.fromkeys(
            ("due_at", "leased_until", "attempts", "id", "organisation", "brief_hash", "sheet_hash",
             "accepted_hash", "reminders", "reminded_at", "inspection_code", "inspection_tries"),
            NOTHING,
        ),
        **dict.fromkeys(
            (
                "reference", "state", "participant", "client", "client_name", "question", "purpose",
                "decision", "job_title", "requirements", "method", "consequences", "valid_months",
                "lens_version", "blocking_right", "blocking_ground", "blocking_reason",
                "blocking_seen_at", "sheet", "sheet_opened_at", "lead_waived_at", "consent",
                "created_at", "offered_at", "accepted_at", "invited_at", "consented_at",
                "measured_at", "shown_at", "first_opened_at", "agreed_at", "waived_at",
                "deciding_at", "ended_at", "valid_until_on", "held_since_at", "hold_review_on", "talk",
                "video_asked_at", "no_shows", "needs_answer", "needs_decided_at", "talk_mode",
                "inspection_asked_at",
                "inspection_confirmed_at", "talk_began_at", "talk_step", "talk_minutes", "client_talk",
            ),
            _CASE,
        ),
        **dict.fromkeys(
            ("psychologist", "second_reader", "reads_alone", "planner", "blocking_signed_by"), _WORK
        ),
        **dict.fromkeys(
            (
                "needs", "statement", "statement_at", "aftercare_on", "aftercare", "aftercare_by",
                "aftercare_asked_at", "talk_wish", "talk_chosen", "call_asked_at", "card",
                "card_shared_with", "card_shared_at",
            ),
            _OWN,
        ),
    },
    "Part": {
        **dict.fromkeys(("id", "case", "position", "invitation_number"), NOTHING),
        "psychologist": _WORK,
        **dict.fromkeys(
            (
                "kind", "name", "instrument", "result", "norm", "scores", "mode", "starts_at",
                "minutes", "place", "bring", "held_at", "skipped_because", "particulars", "observations",
            ),
            _CASE,
        ),
    },
    "Recipient": {
        **dict.fromkeys(("id", "case"), NOTHING),
        **dict.fromkeys(("person", "role", "purpose"), _CASE),
    },
    "Report": {
        **dict.fromkeys(("id", "case", "number", "version", "hash"), NOTHING),
        **dict.fromkeys(("language", "sections", "frozen_at", "sent_back_at", "shown_at", "opened_at"), _REPORT),
        **dict.fromkeys(
            ("written_by", "written_at", "read_by", "read_at", "reading_remarks"), _WORK
        ),
    },
    "Mark": {
        **dict.fromkeys(("id", "case", "sentence"), NOTHING),
        **dict.fromkeys(("section", "quote", "kind", "note", "marked_at"), _OWN),
    },
    "Correction": {
        **dict.fromkeys(("id", "case"), NOTHING),
        **dict.fromkeys(("kind", "quote", "wish", "asked_at"), _OWN),
        **dict.fromkeys(("ruling", "reason", "ruled_at", "ruled_by"), _WORK),
    },
    "Decision": {
        **dict.fromkeys(("id", "recipient", "report", "report_hash"), NOTHING),
        **dict.fromkeys(
            ("choice", "purpose", "until_on", "decided_at", "withdrawn_at", "first_read_at"),
            _DECIDED,
        ),
    },
    "Note": {
        **dict.fromkeys(("id", "case"), NOTHING),
        **dict.fromkeys(("author", "text", "saved_at"), _NOTE),
    },
    "Snippet": {
        **dict.fromkeys(("id", "organisation"), NOTHING),
        **dict.fromkeys(("owner", "name", "section", "text", "saved_at"), _SNIPPET),
    },
    "Signature": {
        **dict.fromkeys(("id", "organisation"), NOTHING),
        **dict.fromkeys(("owner", "name", "register", "number", "understood", "saved_at"), _SIGNATURE),
    },
    "Step": {
        **dict.fromkeys(("id", "case", "number"), NOTHING),
        **dict.fromkeys(("ticked_at", "skipped_at", "order"), _CASE),
    },
    "Recognition": {
        **dict.fromkeys(("id", "part"), NOTHING),
        **dict.fromkeys(("answer", "said_at"), _OWN),
    },
}  # fmt: skip

WORDS = {
    "context": _("Assessments"),
    "Case": _("Assessments"),
    "Part": _("Parts of an assessment"),
    "Recipient": _("Who may get the report"),
    "Report": _("Reports"),
    "Mark": _("Your marks in the report"),
    "Correction": _("Your requests for correction"),
    "Decision": _("Your decisions on the report"),
    "Note": _("Private notes of a psychologist"),
    "Signature": _("How you sign"),
    "Snippet": _("Text blocks"),
    "Step": _("Steps of the feedback talk"),
    "Recognition": _("What you recognised"),
}
