"""What a candidate allowed, in the overview of one's own consents."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.privacy.api import Consent
from tweespraak.selection.queries.openings import YEAR_PURPOSE, kept_applications
from tweespraak.selection.queries.sharing import MATCH_PURPOSE


def consent_lines(*, consents: Collection[Consent], **_more: Any) -> Iterator[tuple[UUID, Link]]:
    """`consent.line`: keeping an application for a year or showing a match, and who reads it then."""
    mine = [one for one in consents if one.purpose in (YEAR_PURPOSE, MATCH_PURPOSE)]
    jobs = kept_applications([one.object_id for one in mine])
    for one in mine:
        if one.object_id in jobs:
            is_match = one.purpose == MATCH_PURPOSE
            label = (
                _("How your profile fits the lens, for your application for %(job)s")
                if is_match
                else _("Keeping your application for %(job)s for a year")
            )
            page = "own_match" if is_match else "application"
            address = reverse(f"selection:{page}", args=[one.object_id])
            text = _("The recruiter and the hiring manager.")
            yield one.pk, Link(label % {"job": jobs[one.object_id]}, address, text=text)
