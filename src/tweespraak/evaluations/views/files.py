"""Tables as a file to download: CSV or a workbook."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from tweespraak.foundation.sheets import CSV_TYPE, WORKBOOK_TYPE, as_csv, as_workbook
from tweespraak.people.api import Organisation, today_in


def as_file(
    kind: str, name: str, rows: Sequence[Sequence[str]], organisation: Organisation
) -> HttpResponse:
    """These rows as a file of today. Raises Http404 for a kind of file we do not make."""
    if kind == "xlsx":
        content, content_type = as_workbook(name, rows), WORKBOOK_TYPE
    elif kind == "csv":
        content, content_type = as_csv(rows, (get_language() or "nl")[:2]), CSV_TYPE
    else:
        raise Http404
    answer = HttpResponse(content, content_type=content_type)
    day = today_in(organisation)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{day:%Y-%m-%d}.{kind}"'
    return answer
