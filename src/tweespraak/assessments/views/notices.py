"""The lines under the bell: words and page per kind of notice, added here by every part."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.actions.telling import Told
from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.queries.cases import places_of
from tweespraak.foundation.slots import Link
from tweespraak.people.api import member_of

# Kind of notice -> (words, page of the case). Behind the sign-in, so it may say a little more.
NOTICES: Mapping[str, tuple[Words, str]] = {
    Told.OFFERED: (_("A brief waits for you to accept it"), "case"),
    Told.ACCEPTED: (_("The client accepted the brief of an assessment"), "case"),
    Told.CHANGED: (_("The brief of an assessment changed: read it again"), "brief"),
    Told.BLOCKING_ASKED: (_("A colleague asks for your signature in an assessment"), "case"),
    Told.BLOCKING_SIGNED: (_("The second reader signed in an assessment"), "case"),
    Told.INVITED: (_("There is information about an assessment for you"), "case"),
    Told.CONSENTED: (_("A participant takes part in an assessment"), "case"),
    Told.NEEDS: (_("A participant takes part, and says what they need"), "case"),
    Told.NEEDS_ANSWERED: (_("The psychologist answered what you need"), "case"),
    Told.STARTED: (_("A participant began"), "case"),
    Told.PART_PLANNED: (_("There is an appointment for your assessment"), "case"),
    Told.PART_CANCELLED: (_("An appointment for your assessment is off"), "case"),
    Told.PART_YOURS: (_("You have a part in an assessment"), "parts"),
    Told.MEASURED: (_("All parts of an assessment are done"), "case"),
    Told.TAKEN_OVER: (_("An assessment went over to another psychologist"), "case"),
    Told.STOPPED: (_("An assessment was stopped"), "case"),
}


def notice_line(*, request: HttpRequest, notices: Any, **_more: Any) -> list[tuple[UUID, Link]]:
    """`notice.line`: that there is something, for who still stands in that case; never what about."""
    member = member_of(request)
    mine = {place.case.pk for place in places_of(member.person_id, member.organisation_id)}
    by_kind = defaultdict(list)
    for notice in notices:
        if notice.object_id in mine:
            by_kind[notice.kind.partition(".")[2]].append(notice)
    return [
        (row.pk, Link(str(words), reverse(f"assessments:{page}", args=[row.object_id])))
        for kind, rows in by_kind.items()
        if kind in NOTICES
        for words, page in [NOTICES[kind]]
        for row in rows
    ]
