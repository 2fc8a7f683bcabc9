"""The files around a file with people: an example to start from, and the wrong rows to mend."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tweespraak.foundation.sheets import CSV_TYPE, WORKBOOK_TYPE, as_csv, as_workbook
from tweespraak.people.access import require
from tweespraak.people.access.batches import batch_of
from tweespraak.people.models import BatchState
from tweespraak.people.queries.batches import judged_batch
from tweespraak.people.roles import ROLES, Permission, Role
from tweespraak.people.rules.columns import HEADINGS, Column
from tweespraak.people.rules.rows import Outcome
from tweespraak.people.views.batch_words import heading_of, line_done, line_of


@require_safe
def batch_example(request: HttpRequest, kind: str) -> HttpResponse:
    """A file with the headings and three made-up people."""
    require(request, Permission.MANAGE_PEOPLE)
    rows = [[heading_of(column) for column in Column], *_examples()]
    return sheet(kind, _("people-example"), rows)


@require_safe
def batch_wrong(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The wrong rows with what is wrong, to mend and upload again."""
    found = batch_of(request, batch_id)
    values = {row["number"]: row["values"] for row in found.rows}
    if found.state == BatchState.SHOWN:
        lines = [line_of(row) for row in judged_batch(found)]
    else:
        lines = [line_done(one, values.get(one["number"], {})) for one in found.outcomes]
    wrong = sorted(
        (line for line in lines if line.outcome == Outcome.WRONG), key=lambda line: line.number
    )
    head = [*(heading_of(column) for column in Column), _("what is wrong")]
    rows = [
        [*(values[line.number].get(column, "") for column in Column), " ".join(line.told)]
        for line in wrong
    ]
    return sheet("csv", _("rows-to-mend"), [head, *rows])


def sheet(kind: str, name: str, rows: Sequence[Sequence[str]]) -> HttpResponse:
    """A table as a file to download. Raises Http404 for a kind of file we do not make."""
    if kind == "xlsx":
        content, content_type = as_workbook(name, rows), WORKBOOK_TYPE
    elif kind == "csv":
        content, content_type = as_csv(rows, get_language() or settings.LANGUAGE_CODE), CSV_TYPE
    else:
        raise Http404
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def column_rows() -> list[tuple[str, str, str]]:
    """Every column: its heading here, in the other language, and what stands in it."""
    here = "nl" if (get_language() or "nl").startswith("nl") else "en"
    other = "en" if here == "nl" else "nl"
    words = {
        Column.GIVEN_NAME: _("Needed for who is new here."),
        Column.FAMILY_NAME: _("Not required."),
        Column.EMAIL: _("Always needed: it is how we know people apart, and where the mails go."),
        Column.LANGUAGE: _("nl or en; of the mails. Empty: the language of your organisation."),
        Column.JOB_TITLE: _("Not required."),
        Column.ROLES: _(
            "One or more, with | between them. Empty for someone new: no account and no mail."
        ),
        Column.DEPARTMENT: _("Is made if it is not there yet."),
        Column.TEAM: _("A part of the department. Is made if it is not there yet."),
        Column.MANAGER_EMAIL: _("The address of somebody in this file, or who is here already."),
    }
    return [(HEADINGS[here][one][0], HEADINGS[other][one][0], words[one]) for one in Column]


def _examples() -> list[list[str]]:
    member, manager = str(ROLES[Role.DEVELOPMENT_MEMBER].name), str(ROLES[Role.MANAGER].name)
    employee, team, care = str(ROLES[Role.EMPLOYEE].name), _("Night team"), _("Care")
    boss = "mieke.dewit@example.org"
    return [
        ["Mieke", "de Wit", boss, "nl", _("Head of care"), f"{manager} | {member}", care, "", ""],
        ["José", "Álvarez", "jose@example.org", "en", _("Nurse"), member, care, team, boss],
        ["Noor", "Haddad", "noor@example.org", "nl", _("Nurse"), employee, care, team, boss],
    ]
