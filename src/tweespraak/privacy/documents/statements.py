"""Our drafts of what an organisation states: a proposal, never shown as the organisation's own."""

from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.people.api import Organisation, contact_of
from tweespraak.privacy.models import StatementKind
from tweespraak.privacy.rules import proposal

CONTENT = Path(__file__).resolve().parent.parent / "content"


def kind_word(kind: str) -> str:
    """What people call this text."""
    return {
        StatementKind.PRIVACY: _("Privacy statement"),
        StatementKind.TERMS: _("Terms of use"),
    }[StatementKind(kind)]


def our_draft(organisation: Organisation, kind: StatementKind, language: str) -> str:
    """Our text with the organisation's own names in it; what is not known yet stays a gap."""
    with translation.override(language):
        officer = ", ".join(
            part
            for part in (organisation.privacy_officer_name, organisation.privacy_officer_email)
            if part
        )
        values = {
            "organisation": organisation.name,
            "contact": contact_of(organisation) or _("[[who answers questions: name and address]]"),
            "officer": officer or _("[[name and address of the privacy officer]]"),
        }
    draft = (CONTENT / f"{kind}.{language}.md").read_text("utf-8")
    return proposal(draft, values)
