"""What a candidate allowed, in the overview of one's own consents."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.privacy.api import Consent
from tweespraak.selection.queries.openings import YEAR_PURPOSE, kept_applications


def consent_lines(*, consents: Collection[Consent], **_more: Any) -> Iterator[tuple[UUID, Link]]:
    """`consent.line`: keeping an application for a year, and who reads it in that time."""
    mine = [one for one in consents if one.purpose == YEAR_PURPOSE]
    jobs = kept_applications([one.object_id for one in mine])
    for one in mine:
        if one.object_id in jobs:
            label = _("Keeping your application for %(job)s for a year")
            address = reverse("selection:application", args=[one.object_id])
            text = _("The recruiter and the hiring manager.")
            yield one.pk, Link(label % {"job": jobs[one.object_id]}, address, text=text)
