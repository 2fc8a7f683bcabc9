"""A CV on its way out: a file to keep, of the kind that was looked up, and nothing a browser runs."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tweespraak.selection.models import Cv
from tweespraak.selection.rules.cvs import Kind

TYPES: Mapping[str, str] = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.TXT: "text/plain",
}


def as_attachment(cv: Cv) -> HttpResponse:
    """The file, byte for byte."""
    response = HttpResponse(bytes(cv.content), content_type=TYPES[cv.kind])
    response["Content-Disposition"] = content_disposition_header(True, cv.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
