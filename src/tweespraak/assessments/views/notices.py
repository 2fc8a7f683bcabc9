"""The lines under the bell: words and page per kind of notice, added here by every part."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.actions.after import AfterTold
from tweespraak.assessments.actions.corrections import Told as Corrected
from tweespraak.assessments.actions.inspecting import Told as Inspected
from tweespraak.assessments.actions.releasing import Told as Released
from tweespraak.assessments.actions.report_steps import Told as Reported
from tweespraak.assessments.actions.talks import TalkTold
from tweespraak.assessments.actions.telling import Told
from tweespraak.assessments.actions.waiving import CALL, WAIVED
from tweespraak.assessments.documents.fixed import BLOCKED, UNAVAILABLE
from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.queries.after import cards_shared_with
from tweespraak.assessments.queries.cases import places_of
from tweespraak.foundation.slots import Link
from tweespraak.foundation.texts import in_language
from tweespraak.people.api import Membership, member_of

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
    Told.PERSON_LEFT: (
        _("Somebody around an assessment left: see who takes their place"),
        "people",
    ),
    Told.WITHOUT_LEAD: (
        _("Nobody leads an assessment any more: hand it over to a psychologist"),
        "take_over",
    ),
    TalkTold.PLANNED: (_("A feedback talk is planned"), "talk"),
    TalkTold.MOVED: (_("A feedback talk is at another moment"), "talk"),
    TalkTold.COLLEAGUE: (_("A feedback talk is planned, with another psychologist"), "talk"),
    TalkTold.CONFIRMED: (_("The moment of a feedback talk stands"), "talk"),
    TalkTold.OFF: (_("The moment of a feedback talk is off"), "talk"),
    TalkTold.VIDEO: (_("A participant chose between face to face and video"), "talk"),
    TalkTold.CALL: (_("A participant did not come twice: call"), "talk"),
    WAIVED: (_("A participant needs no feedback talk"), "talk"),
    CALL: (_("A participant would like a short call"), "talk"),
    AfterTold.AFTERCARE: (_("Three questions: how is it going?"), "aftercare"),
    AfterTold.CALL: (_("You agreed to call a participant: how is it going?"), "talk"),
    AfterTold.CLIENT_TALK: (_("A talk with the client is planned"), "client_talk"),
    Reported.TO_REVIEW: (_("A draft report waits for you to read along"), "review"),
    Reported.SIGNED: (_("The second reader signed a report"), "report"),
    Reported.SENT_BACK: (_("The second reader asks you to look at a report again"), "report"),
    Reported.SHOWN: (_("Your report is ready: you read it before anybody else"), "read"),
    Reported.SHOWN_AGAIN: (_("Your report was changed: read the new version"), "read"),
    Inspected.INSPECTION: (
        _("The psychologist is ready to look at answers with you"),
        "inspection",
    ),
    Corrected.CORRECTION_ASKED: (
        _("A participant asks for a correction in their report"),
        "corrections",
    ),
    Corrected.CORRECTION_ANSWERED: (
        _("The psychologist answered your request about your report"),
        "corrections",
    ),
}

# What a client hears stands in the fixed sentences; nothing is added to them (T04).
_fixed = lazy(in_language, str)
AFTER_DECIDING: Mapping[str, tuple[Words, str]] = {
    Released.RECEIVED: (_("A report is there for you to read"), "received"),
    Released.NO_REPORT: (_fixed(BLOCKED), "received"),
    Released.UNAVAILABLE: (_fixed(UNAVAILABLE), "received"),
    Released.DECIDED: (_("A participant decided on their report"), "case"),
    Released.RECIPIENT_LEFT: (
        _("Somebody who might read your report left: they cannot open it any more"),
        "decide",
    ),
    Released.COPY: (_("Your copy of the report is there"), "copy"),
    Released.REMIND: (_("Your report waits for you"), "case"),
    Released.CALL: (_("A participant has been silent for long: call them"), "case"),
    Released.HOLD: (_("Look whether an assessment still has to be kept"), "hold"),
}

EVERY = {**NOTICES, **AFTER_DECIDING}


def notice_line(*, request: HttpRequest, notices: Any, **_more: Any) -> list[tuple[UUID, Link]]:
    """`notice.line`: that there is something, for who still stands in that case; never what about."""
    member = member_of(request)
    mine = {place.case.pk for place in places_of(member.person_id, member.organisation_id)}
    by_kind = defaultdict(list)
    for notice in notices:
        if notice.object_id in mine:
            by_kind[notice.kind.partition(".")[2]].append(notice)
    return _cards(notices, member) + [
        (row.pk, Link(str(words), reverse(f"assessments:{page}", args=[row.object_id])))
        for kind, rows in by_kind.items()
        if kind in EVERY
        for words, page in [EVERY[kind]]
        for row in rows
    ]


def _cards(notices: Any, member: Membership) -> list[tuple[UUID, Link]]:
    """A card somebody shared with this person, who stands in no assessment for it."""
    rows = [one for one in notices if one.kind == f"assessments.{AfterTold.CARD}"]
    mine = cards_shared_with(member.person_id, member.organisation_id) if rows else set()
    words = _("Somebody shared a development card with you")
    return [
        (row.pk, Link(str(words), reverse("assessments:shared_card", args=[row.object_id])))
        for row in rows
        if row.object_id in mine
    ]
