"""What recruiter and client agreed after an earlier vacancy: the first thing of their next intake."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.api import Agreement, AgreementState
from tweespraak.evaluations.api import agreements_with
from tweespraak.foundation import clock
from tweespraak.people.api import names_in
from tweespraak.selection.queries.places import Place

REMEMBERED = timedelta(days=365)  # so long after it was closed
# How it ended, and the kind of its tag; what is not here goes on.
ENDED: Mapping[str, tuple[Promise, str]] = {
    AgreementState.CLOSED_DONE: (gettext_lazy("done"), "ok"),
    AgreementState.CLOSED_NOT_DONE: (gettext_lazy("not done"), "warn"),
    AgreementState.STOPPED: (gettext_lazy("stopped"), "done"),
    AgreementState.TRANSFERRED: (gettext_lazy("stopped"), "done"),
}


@dataclass(frozen=True)
class Agreed:
    """One agreement, as one of the two reads it."""

    agreement: Agreement
    whose: str
    word: str  # how it ended; empty: it goes on
    kind: str

    @property
    def url(self) -> str:
        """Its page, where the two say how it goes."""
        return reverse("conversations:agreement", args=[self.agreement.pk])


def agreed_before(place: Place) -> list[Agreed]:
    """What the recruiter and the hiring manager of this vacancy agreed; only the two of them read it."""
    both = (place.vacancy.recruiter_id, place.vacancy.hiring_manager_id)
    if place.person_id not in both or place.vacancy.closed_at is not None:
        return []
    since = clock.now() - REMEMBERED
    found = [
        one
        for one in agreements_with(place.vacancy.organisation_id, *both)
        if one.closed_at is None or one.closed_at >= since
    ]
    names = names_in(place.vacancy.organisation_id, list(both)) if found else {}
    return [_agreed(one, place, names.get(one.owner_id, "")) for one in found]


def _agreed(agreement: Agreement, place: Place, name: str) -> Agreed:
    word, kind = ENDED.get(agreement.state, ("", ""))
    whose = _("You") if agreement.owner_id == place.person_id else name
    return Agreed(agreement, whose, str(word), kind)
