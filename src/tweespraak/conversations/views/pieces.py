"""The smaller things one does on the preparation page: take another question, follow a suggestion."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.actions.entries import (
    NoSuchPlace,
    drop_question,
    save_entry,
    take_question,
)
from tweespraak.conversations.documents.preparing import Sheet, sheet_of
from tweespraak.conversations.documents.table import OnTable, topic_of
from tweespraak.conversations.forms.preparing import Asked, asked_in
from tweespraak.conversations.queries import libraries, library
from tweespraak.conversations.queries.agreements import open_between
from tweespraak.conversations.queries.entries import own_entries
from tweespraak.conversations.queries.library import LANGUAGES
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.places import Place, read_place
from tweespraak.conversations.rules.suggesting import Reason, Source, suggestions
from tweespraak.conversations.rules.writing import MOST_TOPICS, Part
from tweespraak.foundation import clock

REASONS = {
    Reason.GOAL: gettext_lazy("Because you are working on: %(about)s"),
    Reason.AGREEMENT: gettext_lazy("Because you two agreed: %(about)s"),
    Reason.INSIGHT: gettext_lazy("Because you laid this on the table: %(about)s"),
}


def do_piece(request: HttpRequest, seat: Seat) -> str:
    """Do what the pressed button says beside saving; gives the place on the page to go back to."""
    what, _sign, rest = request.POST.get("do", "").partition(":")
    try:
        if what == "take":
            return _take(seat, asked_in(request.POST, rest))
        if what == "drop":
            return _drop(request, seat, rest)
        if what == "follow":
            return _follow(seat, rest)
        if what == "topic":
            return _put_on_agenda(seat, rest)
    except NoSuchPlace:
        raise Http404 from None
    return ""


def suggested(
    seat: Seat, sheet: Sheet, goals: Iterable[OnTable], insights: Iterable[OnTable]
) -> list[dict[str, Any]]:
    """Up to three things to bring up, each with its reason; seen by nobody else."""
    offered = sheet.offered
    found = suggestions(
        _sources(seat, sheet, goals, insights),
        offered=offered,
        topics=[spot.text for spot in sheet.topics],
    )
    return [
        {
            "why": REASONS[one.reason] % {"about": one.about},
            "words": one.topic or dict(offered[one.question].others)[one.question],
            "do": f"topic:{one.place.name}" if one.place else f"follow:{one.question}",
            "is_topic": bool(one.topic),
        }
        for one in found
    ]


def _sources(
    seat: Seat, sheet: Sheet, goals: Iterable[OnTable], insights: Iterable[OnTable]
) -> Iterator[Source]:
    for one in goals:
        yield Source(Reason.GOAL, one.name)
    talk = seat.conversation
    pair = (seat.me.person_id, seat.other.person_id)
    for agreement in open_between(talk.organisation_id, *pair):
        yield Source(Reason.AGREEMENT, agreement.what, theme=agreement.theme)
    has_room = sum(bool(spot.text) for spot in sheet.topics) < MOST_TOPICS
    for one in insights:
        if has_room and one.place.name in sheet.laid:
            topic = topic_of(one.place)
            yield Source(Reason.INSIGHT, one.name, topic=topic, place=one.place)


def _take(seat: Seat, asked: Asked | None) -> str:
    if asked is None:
        return ""
    words, key = _words(seat, asked)
    theme, at = asked.theme, clock.now()
    take_question(seat=seat, theme=theme, key=key, words=words, instead=asked.instead, at=at)
    return f"#{Place(Part.ANSWER, theme, key).name}"


def _words(seat: Seat, asked: Asked) -> tuple[dict[str, str], str]:
    """The words in every language; what somebody writes themselves is the same in each."""
    if asked.own:
        mark = blake2b(asked.own.encode(), digest_size=6).hexdigest()
        return dict.fromkeys(LANGUAGES, asked.own), f"mine-{mark}"
    theme = next((one for one in seat.conversation.themes.all() if one.pk == asked.theme), None)
    known = next((one for one in library().themes if theme and one.key == theme.key), None)
    if known is None or asked.key not in {one.key for one in known.questions}:
        raise NoSuchPlace
    found = {language: each.question(asked.key) for language, each in libraries().items()}
    words = {language: str(getattr(one, seat.side)) for language, one in found.items() if one}
    return words, asked.key


def _drop(request: HttpRequest, seat: Seat, name: str) -> str:
    place = read_place(name)
    if place is None:
        raise NoSuchPlace
    if not drop_question(seat=seat, place=place):
        messages.info(request, _("You answered this question. Empty the answer first."))
        return f"#{name}"
    return f"#theme-{place.key}"


def _follow(seat: Seat, question: str) -> str:
    theme = sheet_of(seat, own_entries(seat)).offered.get(question)
    return _take(seat, Asked(theme.key, "", question, "")) if theme else ""


def _put_on_agenda(seat: Seat, name: str) -> str:
    scale = read_place(name)
    if scale is None or scale.name not in sheet_of(seat, own_entries(seat)).laid:
        raise NoSuchPlace
    topic = Place(Part.TOPIC, uuid4())
    at = clock.now()
    save_entry(seat=seat, place=topic, text=topic_of(scale), shared=True, base="", at=at)
    return f"#{topic.name}"
