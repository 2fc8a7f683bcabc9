"""Consents and acts in words: the contexts above say what they mean."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tweespraak.foundation import slots
from tweespraak.privacy.models import Consent
from tweespraak.privacy.queries import Look

# What stands below privacy cannot fill a slot of privacy, so its acts are worded here.
ACTS = {
    "people.person_added": lazy("You were added to an organisation"),
    "people.person_edited": lazy("Your name or job title was changed"),
    "people.address_corrected": lazy("Your mail address was corrected"),
    "people.role_given": lazy("You were given a role"),
    "people.role_taken": lazy("A role was taken from you"),
    "people.link_copied": lazy("A personal link of yours was copied to hand it to you"),
    "people.mail_sent_again": lazy("A mail to you was sent again"),
    "people": lazy("Your account was changed"),
    "privacy": lazy("Your data were exported or erased on request"),
}


@dataclass(frozen=True)
class Line:
    """One consent in words."""

    consent: Consent
    what: str
    who: str


def consent_line(request: HttpRequest, consent: Consent) -> Line:
    """What a consent allows and to whom; the context it belongs to knows the words."""
    provider = slots.by_key("consent.line", _context(consent.purpose))
    for link in (provider and provider(request=request, consent=consent)) or ():
        return Line(consent, link.label, link.text)
    return Line(consent, _("Something you allowed"), consent.organisation.name)


def look_words(request: HttpRequest, look: Look) -> str:
    """Which kind of act it was; the context it belongs to knows the words."""
    context = _context(look.action)
    provider = slots.by_key("record.label", context)
    for link in (provider and provider(request=request, action=look.action)) or ():
        return str(link.label)
    return str(ACTS.get(look.action) or ACTS.get(context) or _("Someone worked with your data"))


def _context(key: str) -> str:
    return key.partition(".")[0]
