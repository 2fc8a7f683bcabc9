"""Consents and acts in words: the contexts above say what they mean."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation import slots
from tweespraak.foundation.slots import Link
from tweespraak.privacy.models import Consent

# What stands below privacy cannot fill a slot of privacy, so its acts are worded here.
ACTS = {
    "people.person_added": gettext_lazy("You were added to an organisation"),
    "people.person_edited": gettext_lazy("Your name or job title was changed"),
    "people.address_corrected": gettext_lazy("Your mail address was corrected"),
    "people.role_given": gettext_lazy("You were given a role"),
    "people.role_taken": gettext_lazy("A role was taken from you"),
    "people.link_copied": gettext_lazy("A personal link of yours was copied to hand it to you"),
    "people.mail_sent_again": gettext_lazy("A mail to you was sent again"),
    "people": gettext_lazy("Your account was changed"),
    "privacy": gettext_lazy("Your data were exported or erased on request"),
}


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


def act_words(request: HttpRequest, action: str) -> str:
    """Which kind of act it was; the context it belongs to knows the words."""
    context = _context(action)
    provider = slots.by_key("record.label", context)
    for link in (provider and provider(request=request, action=action)) or ():
        return str(link.label)
    return str(ACTS.get(action) or ACTS.get(context) or _("Someone worked with your data"))


def _line(consent: Consent, link: Link | None) -> Line:
    if link is None:
        return Line(consent, _("Something you allowed"), consent.organisation.name)
    return Line(consent, link.label, link.text)


def _context(key: str) -> str:
    return key.partition(".")[0]
