"""What privacy itself holds about whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose
from tweespraak.privacy.models import Acknowledgement, Consent
from tweespraak.privacy.queries import acknowledgements_of, consents_of, takeouts_of

_PROOF = _("Proof that a person agreed, and to which words (GDPR art. 7(1))")
_TERM = _("As long as what it permits, and 24 months after")
_GIVEN = Field(Whose.PERSON, _PROOF, _TERM)
_SEEN = Field(
    Whose.PERSON,
    _("To show which text a person was told about their data"),
    _("As long as the account, and 24 months after"),
)
_STATED = _("To know who wrote what the organisation states")
_STATED_TERM = _("As long as the statement may be asked about")
_TAKEOUT = _("To let a person take along everything that is kept of them")
_TAKEOUT_TERM = _("7 days")

FIELDS = {
    "Consent": {
        "id": NOTHING,
        "person": _GIVEN,
        "organisation": _GIVEN,
        "purpose": _GIVEN,
        "object_id": _GIVEN,
        "text_version": _GIVEN,
        "text": _GIVEN,
        "text_hash": _GIVEN,
        "language": _GIVEN,
        "given_at": _GIVEN,
        "until_at": _GIVEN,
        "withdrawn_at": _GIVEN,
        "replaced_at": _GIVEN,
    },
    "Statement": {
        "id": NOTHING,
        "organisation": NOTHING,
        "kind": NOTHING,
        "language": NOTHING,
        "version": NOTHING,
        "text": NOTHING,
        "saved_at": NOTHING,
        "saved_by_id": Field(Whose.WORKER, _STATED, _STATED_TERM),
        "published_at": NOTHING,
    },
    "Acknowledgement": {"id": NOTHING, "statement": _SEEN, "person": _SEEN, "at": _SEEN},
    "Sweep": dict.fromkeys(
        ("due_at", "leased_until", "attempts", "organisation", "looked_at"), NOTHING
    ),
    "Takeout": {
        "due_at": NOTHING,
        "leased_until": NOTHING,
        "attempts": NOTHING,
        "id": NOTHING,
        "person": Field(Whose.PERSON, _TAKEOUT, _TAKEOUT_TERM),
        "language": NOTHING,
        "asked_at": Field(Whose.PERSON, _TAKEOUT, _TAKEOUT_TERM),
        "ready_at": NOTHING,
        "expires_at": NOTHING,
        "pdf": Field(Whose.PERSON, _TAKEOUT, _TAKEOUT_TERM),
        "error": NOTHING,
    },
}

WORDS = {
    "context": _("What you allowed and read"),
    "Consent": _("Your consents"),
    "Statement": _("What an organisation states"),
    "Acknowledgement": _("Which statements you read"),
    "Takeout": _("A PDF of your data"),
    "Sweep": _("When terms were looked at"),
    "consents": _("Your consents"),
    "statements_i_read": _("Statements you read"),
    "files_i_asked_for": _("Files you asked for"),
    "purpose": "",
    "organisation": _("Organisation"),
    "text_version": _("Version of the text"),
    "version": _("Version"),
    "text": _("Text"),
    "text=privacy": _("Privacy statement"),
    "text=terms": _("Terms of use"),
    "language": _("Language"),
    "language=nl": _("Dutch"),
    "language=en": _("English"),
    "given_at": _("Given on"),
    "until_at": _("Until"),
    "withdrawn_at": _("Withdrawn"),
    "replaced_at": _("Replaced by a newer one"),
    "at": _("When"),
    "asked_at": _("Asked on"),
}


def export(person: Any) -> dict[str, Any]:
    """Every consent the person gave, with its words; which texts they read; which files they asked for."""
    return {
        "consents": [_consent(consent) for consent in consents_of(person)],
        "statements_i_read": [
            {
                "organisation": seen.statement.organisation.name,
                "text": seen.statement.kind,
                "language": seen.statement.language,
                "version": seen.statement.version,
                "at": seen.at.isoformat(),
            }
            for seen in acknowledgements_of(person.pk)
        ],
        "files_i_asked_for": [
            {"asked_at": file.asked_at.isoformat(), "language": file.language}
            for file in takeouts_of(person)
        ],
    }


def erase(person: Any, rule: Rule) -> int:
    """The consents themselves; that they were given and withdrawn stays in the log, as keys."""
    gone = takeouts_of(person).delete()[0]
    gone += Acknowledgement.objects.filter(person_id=person.pk).delete()[0]
    return gone + consents_of(person).delete()[0]


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "purpose": consent.purpose,
        "organisation": consent.organisation.name,
        "text_version": consent.text_version,
        "text": consent.text,
        "language": consent.language,
        "given_at": consent.given_at.isoformat(),
        "until_at": consent.until_at.isoformat(),
        "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
        "replaced_at": consent.replaced_at and consent.replaced_at.isoformat(),
    }
