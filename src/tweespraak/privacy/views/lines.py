"""Consents in words: the contexts above say what they mean."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tweespraak.foundation import slots
from tweespraak.foundation.slots import Link
from tweespraak.privacy.models import Consent


@dataclass(frozen=True)
class Line:
    """One consent in words."""

    consent: Consent
    what: str
    who: str


def consent_lines(request: HttpRequest, consents: list[Consent]) -> list[Line]:
    """What consents allow and to whom; each context is asked once for the words of its own."""
    by_owner: dict[str, list[Consent]] = defaultdict(list)
    for consent in consents:
        by_owner[_context(consent.purpose)].append(consent)
    links: dict[UUID, Link] = {}
    for owner, its in by_owner.items():
        provider = slots.by_key("consent.line", owner)
        links |= dict((provider and provider(request=request, consents=its)) or ())
    return [_line(consent, links.get(consent.pk)) for consent in consents]


def _line(consent: Consent, link: Link | None) -> Line:
    if link is None:
        return Line(consent, _("Something you allowed"), consent.organisation.name)
    return Line(consent, link.label, link.text)


def _context(key: str) -> str:
    return key.partition(".")[0]
