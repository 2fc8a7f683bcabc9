"""What a client will get: the mail and the questions, to the letter, in the client's language."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from tweespraak.evaluations.documents.answering import sheet_of
from tweespraak.evaluations.documents.around import around
from tweespraak.evaluations.documents.letters import letter
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.asked import asked_when_sent
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.rules.sending import OPEN_FOR
from tweespraak.evaluations.rules.states import Side
from tweespraak.notifications.api import Letter
from tweespraak.people.api import day_in, language_for, membership_in, names_in

NOT_YET = "…"  # the address is made when it goes out
FORM = "evaluations/composing/as_client.html"


@dataclass(frozen=True)
class Preview:
    """The mail, and the questions as markup; `language` is what both are written in."""

    mail: Letter
    form: str
    language: str


def preview_of(evaluation: Evaluation, at: datetime) -> Preview:
    """What this client gets if it goes out now."""
    row = copy(evaluation)
    row.asked = asked_when_sent(evaluation)
    row.closes_on = day_in(row.organisation, at) + OPEN_FOR
    names = names_in(row.organisation_id, [row.recruiter_id, row.client_id])
    client = membership_in(row.organisation_id, row.client_id)
    row.language = language_for(client) if client else row.language
    mail = letter(
        row.organisation,
        "asked",
        language=row.language,
        name=client.given_name if client else "",
        recruiter=names.get(row.recruiter_id, ""),
        address=NOT_YET,
    )
    with translation.override(row.language):
        form = render_to_string(FORM, _values(row))
    return Preview(mail, form, row.language)


def _values(row: Evaluation) -> dict[str, Any]:
    place = Place(row, row.client_id, Side.CLIENT)
    return {**around(place), "sheet": sheet_of(place, None), "is_client": True}
