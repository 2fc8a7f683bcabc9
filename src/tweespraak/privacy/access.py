"""The only door to a consent for a view: the person's own, or it does not exist."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.people.api import person_of
from tweespraak.privacy.models import Consent
from tweespraak.privacy.queries import consents_of


def own_consent(request: HttpRequest, consent_id: UUID) -> Consent:
    """A consent the signed-in person gave. Raises Http404 for anyone else's."""
    found = consents_of(person_of(request)).filter(pk=consent_id).first()
    if found is None:
        raise Http404
    return found
