"""The lines in My data about who may read the report: who, what, until when."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.assessments.queries.deciding import RELEASE, releases_of
from tweespraak.foundation.slots import Link
from tweespraak.people.api import day_in_words
from tweespraak.privacy.api import Consent


def release_lines(consents: Collection[Consent]) -> Iterator[tuple[UUID, Link]]:
    """A release per recipient, as the participant decided it."""
    mine = [one for one in consents if one.purpose == RELEASE]
    found = releases_of([one.object_id for one in mine])
    for one in mine:
        told = found.get(one.object_id)
        if told is None:
            continue
        label = _("Reading the report of your assessment: %(name)s") % {"name": told.name}
        sees = _(
            "Only %(name)s, and only the version in the words of this consent; from %(day)s."
        ) % {
            "name": told.name,
            "day": day_in_words(one.given_at, one.organisation),
        }
        yield one.pk, Link(label, reverse("assessments:decide", args=[told.case_id]), text=sees)
