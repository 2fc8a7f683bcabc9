"""The information sheet and the consent, filled with the facts of one case."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.assessments.documents.fixed import BLOCKED, STOPPED
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.sheets import LANGUAGES, filled
from tweespraak.lenses.api import lens_name
from tweespraak.people.api import contact_of

CONTENT = Path(__file__).resolve().parent.parent / "content"


@dataclass(frozen=True)
class Named:
    """Somebody who may get the report, as the sheet calls them."""

    name: str
    role: str
    purpose: str


@lru_cache(maxsize=len(LANGUAGES))
def written(language: str) -> Mapping[str, Any]:
    """What we wrote, in one language."""
    text = (CONTENT / f"sheet.{language}.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def sheet_of(case: Case, psychologist: str, recipients: Sequence[Named]) -> dict[str, Any]:
    """The whole sheet in every language, as it is sent."""
    return {
        language: filled(
            written(language)["sections"], _facts(case, psychologist, recipients, language)
        )
        for language in LANGUAGES
    }


def consent_words(case: Case, psychologist: str, language: str) -> str:
    """What a participant agrees to, word for word."""
    language = language if language in LANGUAGES else "nl"
    facts = _facts(case, psychologist, (), language)
    section = {"key": "", "title": "", "paragraphs": written(language)["consent"]}
    return filled([section], facts)[0]["text"]


def consent_version(case: Case) -> str:
    """Which text it was, about which brief."""
    return f"{written('nl')['version']}-{case.brief_hash[:12]}"


def _facts(
    case: Case, psychologist: str, recipients: Sequence[Named], language: str
) -> Mapping[str, str]:
    with translation.override(language):
        return {
            "client": case.client_name,
            "psychologist": psychologist,
            "job_title": case.job_title,
            "question": case.question,
            "purpose": case.purpose,
            "decision": case.decision,
            "method": case.method,
            "consequences": case.consequences,
            "requirements": _lines(one["text"] for one in case.requirements),
            "recipients": _lines(_named(one) for one in recipients),
            "lens": lens_name(case.lens_version) if case.lens_version else "",
            "valid_months": str(case.valid_months),
            "contact": contact_of(case.organisation) or case.organisation.name,
            "blocking": "yes" if case.blocking_right else "",
            "blocking_reason": case.blocking_reason,
            "block_sentence": BLOCKED[language],
            "stopped_sentence": STOPPED[language],
        }


def _lines(words: Any) -> str:
    return "\n".join(f"– {one}" for one in words)


def _named(one: Named) -> str:
    whole = {"name": one.name, "role": one.role, "purpose": one.purpose}
    if one.role and one.purpose:
        return _("%(name)s, %(role)s: %(purpose)s") % whole
    return ", ".join(part for part in (one.name, one.role, one.purpose) if part)
