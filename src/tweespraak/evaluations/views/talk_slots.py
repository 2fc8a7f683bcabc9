"""What a talk about an evaluation shows elsewhere: beside its themes, under the bell, and as what waits."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.api import Conversation
from tweespraak.evaluations.documents.talk_card import CLOSING, NEXT, theme_of
from tweespraak.evaluations.documents.talking import in_words
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.content import live_questions
from tweespraak.evaluations.queries.talking import Beside, besides, evaluation_of, recruiters_of
from tweespraak.foundation.slots import Fragment, Link
from tweespraak.foundation.texts import in_language
from tweespraak.people.api import Permission, may, member_of, names_in

# What who leads recruiters hears: that it is so. With whom, and what was said, is not theirs.
LEAD = {
    "declined": gettext_lazy("A client of %(name)s needs no talk about an evaluation"),
    "not_followed_up": gettext_lazy("An evaluation of %(name)s was not followed up in time"),
}


def beside(*, conversation: Conversation, theme: str, **_more: Any) -> list[Fragment]:
    """`talk.beside`: the topics under this question with both scores; below the last, how to close."""
    row = evaluation_of(conversation)
    if row is None:
        return []
    if theme == NEXT:
        asked = live_questions()
        lines = [in_language(asked[key]) for key in CLOSING]
        return [Fragment("evaluations/talking/closing.html", {"lines": lines})]
    found = [one for one in _agenda(row) if theme_of(one) == theme]
    if not found:
        return []
    values = {"rows": in_words(found), **_names(row)}
    return [Fragment("evaluations/talking/scores.html", values)]


def told_leads(request: HttpRequest, notices: Any) -> list[tuple[UUID, Link]]:
    """The lines for who leads recruiters."""
    rows = [row for row in notices if row.kind.partition(".")[2] in LEAD]
    if not rows or not may(request, Permission.WATCH_EVALUATIONS):
        return []
    organisation = member_of(request).organisation_id
    recruiters = recruiters_of(organisation, [row.object_id for row in rows])
    names = names_in(organisation, list(recruiters.values()))
    return [
        (row.pk, _line(row.kind, names.get(recruiters[row.object_id], "")))
        for row in rows
        if row.object_id in recruiters
    ]


def _line(kind: str, name: str) -> Link:
    words = LEAD[kind.partition(".")[2]]
    return Link(str(words) % {"name": name}, reverse("home:home"))


def _agenda(row: Evaluation) -> list[Beside]:
    return besides(row, [one["key"] for one in row.agenda])


def _names(row: Evaluation) -> Mapping[str, str]:
    names = names_in(row.organisation_id, [row.client_id, row.recruiter_id])
    someone = _("somebody who left")
    return {
        "client_name": names.get(row.client_id, someone),
        "recruiter_name": names.get(row.recruiter_id, someone),
    }
