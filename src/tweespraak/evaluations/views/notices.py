"""The lines under the bell: words and page per kind of notice, added here by every part."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.evaluations.queries.places import evaluations_of
from tweespraak.evaluations.views.talk_slots import told_leads
from tweespraak.foundation.slots import Link
from tweespraak.people.api import member_of

Line = tuple[Promise | str, str]  # words, and the page, which takes the key of the evaluation

SENDING: Mapping[str, Line] = {
    "asked": (_("A recruiter asks how working together went for you"), "evaluation"),
    "sent": (_("An evaluation went out: give your own view too"), "evaluation"),
    "reminded": (_("A recruiter is still curious how it went for you"), "evaluation"),
    "own_view": (_("An evaluation waits for your own view"), "evaluation"),
    "lapsed": (_("Nobody answered an evaluation"), "evaluation"),
    "to_choose": (_("An evaluation could not go out: choose its topics"), "evaluation"),
}
ANSWERING: Mapping[str, Line] = {
    "theirs_in": (_("A client answered an evaluation: give your own view too"), "answer"),
    "revealed": (_("You can read each other’s answers in an evaluation"), "together"),
    "added_late": (_("A recruiter gave their own view of an evaluation"), "together"),
    "thanked": (_("A recruiter tells what is done with your answers"), "together"),
}
TALKING: Mapping[str, Line] = {
    "moments": (_("Moments are offered to talk about an evaluation: choose one"), "talk"),
    "no_talk": (_("A client needs no talk about an evaluation"), "talk"),
}

# Kind of notice, without the context.
NOTICES: Mapping[str, Line] = {**SENDING, **ANSWERING, **TALKING}


def notice_line(*, request: HttpRequest, notices: Any, **_more: Any) -> list[tuple[UUID, Link]]:
    """`notice.line`: that there is something, for who still is a side of it; never what about."""
    leads = told_leads(request, notices)
    rows = [(row, NOTICES[row.kind.partition(".")[2]]) for row in notices if _known(row.kind)]
    if not rows:
        return leads
    member = member_of(request)
    mine = evaluations_of(member.person_id, member.organisation_id)
    keys = set(
        mine.filter(pk__in=[row.object_id for row, _line in rows]).values_list("pk", flat=True)
    )
    return leads + [
        (row.pk, Link(str(words), reverse(f"evaluations:{page}", args=[row.object_id])))
        for row, (words, page) in rows
        if row.object_id in keys
    ]


def _known(kind: str) -> bool:
    return kind.partition(".")[2] in NOTICES
