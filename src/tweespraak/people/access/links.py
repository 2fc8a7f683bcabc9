"""Doors for who holds a personal link: one person, one thing, with or without an account.

A browser that opened a link keeps its id in the session. That opens the one thing the link is for,
and nothing else; reading a report, releasing and signing also ask a code that was mailed.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.foundation import clock
from tweespraak.people.models import PersonalLink
from tweespraak.people.queries import LinkUnknown, find_link, open_links

KEYS = "links"  # in the session: ids of the personal links opened in this browser, newest last
PASSES = (
    "link_passes"  # in the session, per link: until when the mailed code is proof, and since when
)
PASS_TERM = timedelta(minutes=30)  # without a page being opened
LONGEST_PASS = timedelta(hours=4)  # a talk of an hour, with reading before it
NOTED_EVERY = timedelta(minutes=5)
MOST = 20  # so many keys a browser holds


class CodeNeeded(Exception):
    """The link is there, but its holder did not yet prove that they read the person's mail."""

    def __init__(self, link: PersonalLink) -> None:
        super().__init__(link.pk)
        self.link = link


def link_for(request: HttpRequest, token: str, at: datetime) -> PersonalLink:
    """The open link with this token, unless someone else is signed in: then it does not exist.

    Raises LinkUnknown, LinkExpired, LinkUsed, LinkRevoked.
    """
    link = find_link(token, at)
    if not _is_theirs(request, link):
        raise LinkUnknown
    return link


def keep_key(request: HttpRequest, link: PersonalLink) -> None:
    """This browser opened the link: from now on the link is a key in it."""
    if not request.user.is_authenticated:
        request.session.cycle_key()  # nobody who planted a session shares in the key
    others = [key for key in request.session.get(KEYS, []) if key != str(link.pk)]
    request.session[KEYS] = [*others, str(link.pk)][-MOST:]


def by_link(request: HttpRequest, slot: str, object_id: UUID | None = None) -> PersonalLink:
    """The open link of this slot that was opened in this browser, the newest first. Raises Http404
    when there is none, or when it expired, was used or was taken back."""
    for link in _held(request):
        if link.slot == slot and object_id in (None, link.object_id):
            request.link_organisation = link.organisation  # type: ignore[attr-defined]
            return link
    raise Http404


def by_link_with_code(
    request: HttpRequest, slot: str, object_id: UUID | None = None
) -> PersonalLink:
    """The same, once its holder typed the code we mailed. Raises Http404, and CodeNeeded, which the
    membership middleware answers by asking the code; after that the person is back here."""
    link, at = by_link(request, slot, object_id), clock.now()
    kept = request.session.get(PASSES, {}).get(str(link.pk), [])
    until, since = [datetime.fromisoformat(moment) for moment in kept] or (at, at)
    if at >= until:
        raise CodeNeeded(link)
    longer = min(at + PASS_TERM, since + LONGEST_PASS)
    if longer - until >= NOTED_EVERY:
        _note_pass(request, link, longer, since)
    return link


def keep_pass(request: HttpRequest, link: PersonalLink, at: datetime) -> None:
    """The code was right: the link opens what needs one, in this browser, until half an hour after the
    last page that needed it, and four hours at most."""
    _note_pass(request, link, at + PASS_TERM, at)


def _note_pass(request: HttpRequest, link: PersonalLink, until: datetime, since: datetime) -> None:
    passes = request.session.get(PASSES, {})
    request.session[PASSES] = {**passes, str(link.pk): [until.isoformat(), since.isoformat()]}


def held_link(request: HttpRequest, link_id: UUID) -> PersonalLink:
    """A link this browser holds, for whatever thing. Raises Http404."""
    for link in _held(request):
        if link.pk == link_id:
            return link
    raise Http404


def _held(request: HttpRequest) -> list[PersonalLink]:
    keys = request.session.get(KEYS, [])
    found = {str(link.pk): link for link in open_links(keys, clock.now())} if keys else {}
    return [
        found[key] for key in reversed(keys) if key in found and _is_theirs(request, found[key])
    ]


def _is_theirs(request: HttpRequest, link: PersonalLink) -> bool:
    return not request.user.is_authenticated or request.user.pk == link.person_id
