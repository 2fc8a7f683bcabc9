"""The mails of the organisation: what did not arrive, what waits, what went; sending many again."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import once_in
from tweespraak.people.access import mail_here, person_of, require
from tweespraak.people.actions import Resent, resend_many, send_mails_again, set_mail_aside
from tweespraak.people.queries import OutboxRow, Pile, members_of, outbox_rows, pile
from tweespraak.people.roles import Permission
from tweespraak.people.views.filters import words_in
from tweespraak.people.views.words import Tag, mail_sentence, mail_tag, server_words, skip_words

PER_PAGE = 50
NAMES = 5  # as many are named of those who got nothing


@dataclass(frozen=True)
class Line:
    """A mail with its state in words."""

    row: OutboxRow
    tag: Tag
    sentence: str
    technical: str


@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """What did not arrive first: that asks for somebody."""
    me = require(request, Permission.MANAGE_PEOPLE)
    which = _pile_asked(request)
    words = words_in(request.GET)
    found = pile(me.organisation_id, which, words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    at = clock.now()
    values = {
        "page": page,
        "lines": [_line(row, at) for row in outbox_rows(me.organisation_id, list(page))],
        "words": words,
        "pile": which.value,
        "tabs": _tabs(me.organisation_id, which),
        "once": uuid.uuid4(),
    }
    return render(request, "people/outbox.html", values)


def _pile_asked(request: HttpRequest) -> Pile:
    asked = request.GET.get("show", "")
    return Pile(asked) if asked in list(Pile) else Pile.NOT_ARRIVED


def _line(row: OutboxRow, at: datetime) -> Line:
    return Line(row, mail_tag(row.mail), mail_sentence(row.mail, at), server_words(row.mail))


def _tabs(organisation: UUID, here: Pile) -> list[dict[str, object]]:
    labels = {
        Pile.NOT_ARRIVED: _("Did not arrive"),
        Pile.WAITING: _("Waiting"),
        Pile.SENT: _("Sent"),
    }
    return [
        {
            "label": label,
            "url": reverse("people:mails") + "?" + urlencode({"show": which.value}),
            "current": which is here,
            "count": "" if which is Pile.SENT else pile(organisation, which).count() or "",
        }
        for which, label in labels.items()
    ]


@require_POST
def mails_again(request: HttpRequest) -> HttpResponse:
    """Send the chosen mails once more."""
    me = require(request, Permission.MANAGE_PEOPLE)
    resent = send_mails_again(
        organisation=me.organisation,
        mails=_all(me.organisation_id) if "all" in request.POST else _chosen(request, "mails"),
        once=once_in(request.POST),
        by=person_of(request),
        at=clock.now(),
    )
    tell(request, resent)
    return _back_to(request, "people:mails")


@require_POST
def mail_aside(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """Leave a mail that did not arrive at that."""
    mail = mail_here(request, mail_id)
    set_mail_aside(mail=mail, by=person_of(request), at=clock.now())
    messages.success(request, _("“%(subject)s” is left at that.") % {"subject": mail.subject})
    return _back_to(request, "people:mails")


@require_POST
def again_to_many(request: HttpRequest) -> HttpResponse:
    """Once more to the chosen people: the account mail, and what did not arrive."""
    me = require(request, Permission.MANAGE_PEOPLE)
    members = members_of(me.organisation_id).filter(pk__in=_chosen(request, "members"))
    resent = resend_many(
        members=list(members), once=once_in(request.POST), by=person_of(request), at=clock.now()
    )
    tell(request, resent)
    return _back_to(request, "people:list")


def _back_to(request: HttpRequest, name: str) -> HttpResponse:
    """The list as it was narrowed: what it showed stands in the address of the form."""
    asked = request.GET.urlencode()
    return redirect(reverse(name) + (f"?{asked}" if asked else ""))


def tell(request: HttpRequest, resent: Resent) -> None:
    """How many went out, and who got nothing and why."""
    count = len(resent.sent)
    if count:
        sentence = ngettext(
            "%(count)d mail goes out again.", "%(count)d mails go out again.", count
        )
        messages.success(request, sentence % {"count": count})
    for reason, names in resent.skipped.items():
        told = {"who": _named(names), "why": skip_words(reason)}
        messages.info(request, _("No mail to %(who)s: %(why)s.") % told)
    if not count and not resent.skipped:
        messages.info(request, _("Nothing was chosen. Tick the boxes in front of the rows first."))


def _named(names: list[str]) -> str:
    """The first few, and how many more."""
    who, more = ", ".join(names[:NAMES]), len(names) - NAMES
    if more <= 0:
        return who
    others = ngettext("%(who)s and %(more)d other", "%(who)s and %(more)d others", more)
    return others % {"who": who, "more": more}


def _all(organisation: UUID) -> list[UUID]:
    return list(pile(organisation, Pile.NOT_ARRIVED).values_list("pk", flat=True))


def _chosen(request: HttpRequest, field: str) -> list[UUID]:
    found = []
    for text in request.POST.getlist(field):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
