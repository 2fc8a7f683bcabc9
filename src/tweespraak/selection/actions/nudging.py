"""Who did not sign yet is reminded a few times, on a working day; then who leads it hears."""

from datetime import datetime

from django.db import transaction

from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.selection.actions.profiles import locked_vacancy
from tweespraak.selection.actions.stakeholders import nudge
from tweespraak.selection.actions.telling import WORKS, About, ring
from tweespraak.selection.models import Vacancy
from tweespraak.selection.queries.profiles import hashes_under, profile_of, signers_of
from tweespraak.selection.rules.signing import may_remind, remind_at, reminds_until
from tweespraak.selection.rules.states import ProfileState


def remind_who_signs() -> int:
    """Look at every vacancy whose moment has come; returns how many there were."""
    at = clock.now()
    rows = claim(Vacancy.objects.filter(closed_at=None), at)
    for row in rows:
        _look(row, at)
    return len(rows)


@transaction.atomic
def _look(claimed: Vacancy, at: datetime) -> None:
    row = locked_vacancy(claimed)
    if row.due_at is None or row.due_at > at:  # it went on since it was claimed
        return
    profile = profile_of(row)
    row.due_at, row.leased_until, row.attempts = None, None, 0
    if profile and profile.sent_at and profile.state == ProfileState.IN_SIGNING:
        signers = signers_of(row)
        marks = zip(signers, hashes_under(profile, signers), strict=True)
        late = [one for one, mark in marks if mark != profile.hash]
        for one in late:
            if may_remind(one.reminded_at, at):
                nudge(row, one, None, at)
        ring(About(row.organisation, row.pk, WORKS), row.recruiter_id, "unsigned", at)
        again = remind_at(at, row.organisation.time_zone)
        row.due_at = again if again <= reminds_until(profile.sent_at) else None
    row.save(update_fields=["due_at", "leased_until", "attempts"])
