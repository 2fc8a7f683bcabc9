"""What conversations holds of the two who talk, and of the organisation around them."""

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Whose

_TALK = Field(
    Whose.ORGANISATION,
    _("To hold a good conversation with two people, and to keep what they agreed"),
    _("Three years after it was closed, at most two years after somebody left"),
)
_DRAFT = Field(
    Whose.PERSON,
    _("To let a person prepare a conversation; only what is shared is read, by one other"),
    _(
        "For oneself only: 30 days after the conversation is closed, or at once. Shared: as long as "
        "the conversation"
    ),
)
_PRESENCE = Field(
    Whose.ORGANISATION,
    _("To show in the live room who is there and who spoke how much"),
    _("Until the conversation is closed"),
)
_PULSE = Field(
    Whose.ORGANISATION,
    _("To learn together whether both had room to speak"),
    _("Three years after the conversation was closed"),
)
_AGREED = Field(
    Whose.ORGANISATION,
    _("To follow up what two people agreed"),
    _("Three years after it was closed, at most two years after somebody left"),
)
_PASSED_ON = Field(
    Whose.ORGANISATION,
    _("To tell the organisation what it should know, and to answer"),
    _("Three years after it was sent"),
)
_RUNS = Field(
    Whose.WORKER,
    _("To know who planned the talks and wrote the course of the organisation"),
    _("As long as the organisation keeps it"),
)

_COUNTED = Field(
    Whose.ORGANISATION,
    _("To show no count from which a group of fewer than five people can be worked out"),
    _("As long as the organisation keeps the cycle"),
)

_DUE = {"due_at": NOTHING, "leased_until": NOTHING, "attempts": NOTHING}

FIELDS = {
    "Conversation": {
        **_DUE,
        "id": NOTHING,
        "organisation": NOTHING,
        "version": NOTHING,
        "laid_version": NOTHING,
        "cycle": NOTHING,
        "invitation_number": NOTHING,
        "theme": NOTHING,
        "turn": _PRESENCE,
        "turn_since_at": _PRESENCE,
        **dict.fromkeys(
            (
                "kind", "state", "by_on", "starts_at", "minutes", "place", "one_sided",
                "ended_because", "created_at", "created_by_id", "revealed_at", "held_at",
                "handed_over_at", "handed_over_by", "record_reminders",
                "closed_at",
            ),
            _TALK,
        ),
    },
    "Participant": {
        "id": NOTHING,
        "conversation": NOTHING,
        **dict.fromkeys(
            (
                "side", "person", "confirmed_at", "ready_at", "reschedules", "moved_because",
                "calls_off_at", "calls_off_because", "says_held_at", "says_no_record_at",
                "own_view", "reacted_at",
            ),
            _TALK,
        ),
        "seen_at": _PRESENCE,
        "here_since_at": _PRESENCE,
        "spoken_seconds": _PRESENCE,
        "pulse": _PULSE,
        "pulse_at": _PULSE,
    },
    "Theme": {
        "id": NOTHING,
        "conversation": NOTHING,
        "position": NOTHING,
        **dict.fromkeys(("key", "name", "questions", "discussed_at"), _TALK),
    },
    "Entry": {
        "id": NOTHING,
        "participant": NOTHING,
        "position": NOTHING,
        **dict.fromkeys(
            ("part", "theme", "question", "asked", "subject_id", "text", "shared", "saved_at"),
            _DRAFT,
        ),
    },
    "Box": {
        "id": NOTHING,
        "theme": NOTHING,
        "version": NOTHING,
        **dict.fromkeys(("side", "text", "written_by", "saved_at"), _TALK),
    },
    "Agreement": {
        **_DUE,
        "id": NOTHING,
        "organisation": NOTHING,
        "conversation": NOTHING,
        "moved_from": NOTHING,
        **dict.fromkeys(
            (
                "theme", "owner", "other", "what", "evidence", "cue", "step", "help", "due_on",
                "state", "proposed_by", "proposal", "created_at", "agreed_at", "closed_at",
                "asked_of", "asks_since_on", "asked_at", "stays",
            ),
            _AGREED,
        ),
    },
    "AgreementMoment": {
        "id": NOTHING,
        "agreement": NOTHING,
        "number": NOTHING,
        **dict.fromkeys(("act", "by_id", "at", "text", "before"), _AGREED),
    },
    "Cycle": {
        **_DUE,
        "figures": NOTHING,
        "shown": _COUNTED,
        "id": NOTHING,
        "organisation": NOTHING,
        "unit": NOTHING,
        "name": NOTHING,
        "moments": NOTHING,
        **dict.fromkeys(("created_at", "created_by_id", "started_at", "stopped_at"), _RUNS),
    },
    "Course": {
        "id": NOTHING,
        "organisation": NOTHING,
        "text": NOTHING,
        "written_at": _RUNS,
        "written_by_id": _RUNS,
    },
    "Message": {
        "id": NOTHING,
        "organisation": NOTHING,
        "conversation": NOTHING,
        **dict.fromkeys(
            (
                "sender", "with_name", "text", "written_at", "sent_at", "answer", "answered_at",
                "answered_by_id",
            ),
            _PASSED_ON,
        ),
    },
    "AllowedWord": {
        "id": NOTHING,
        "organisation": NOTHING,
        "word": NOTHING,
        **dict.fromkeys(("allowed_at", "allowed_by_id", "ended_at"), _RUNS),
    },
}  # fmt: skip

WORDS = {
    "Conversation": _("Conversations"),
    "Participant": _("Your part in conversations"),
    "Theme": _("Themes of conversations"),
    "Entry": _("Your preparations"),
    "Box": _("Records of conversations"),
    "Agreement": _("Agreements"),
    "AgreementMoment": _("What happened with agreements"),
    "Cycle": _("Cycles of conversations"),
    "Course": _("The course of the organisation"),
    "Message": _("What was passed on to the organisation"),
    "AllowedWord": _("Words the health guard lets pass"),
}
