"""A report on paper: A4, for screen readers too, with a title page that says what it is and until when."""

from base64 import b64encode
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from tweespraak.assessments.documents.report_read import read, valid_until
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.rules.sections import FACTS, FactKind, Version
from tweespraak.foundation.paper import as_pdf
from tweespraak.people.api import brand_of, date_in_words

SHORT = 8  # so many signs of the hash stand on paper


def paper_values(report: Report, version: Version) -> dict[str, Any]:
    """What a page and a PDF show of a version."""
    facts = report.sections.get(FACTS, {})
    until = valid_until(version)
    with translation.override(report.language):
        return {
            "report": report,
            "language": report.language,
            "sections": read(version, report.language),
            "participant": "".join(facts.get(FactKind.PARTICIPANT, [])[:1]),
            "client_name": "".join(facts.get(FactKind.CLIENT, [])[:1]),
            "valid_until": date_in_words(until) if until else "",
            "mark": report.hash[:SHORT],
            "is_draft": report.frozen_at is None,
        }


def report_pdf(case: Case, report: Report, version: Version) -> bytes:
    """The PDF of a version, in the language of the report. Raises NoLetters."""
    with translation.override(report.language):
        brand = brand_of(case.organisation)
        values = {**paper_values(report, version), "brand": brand}
        if brand and brand.logo_type:
            values["logo"] = b64encode(bytes(brand.logo)).decode()
        html = render_to_string("assessments/report/paper.html", values)
        return as_pdf(html, brand.accent if brand else "")
