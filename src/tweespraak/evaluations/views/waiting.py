"""What waits at home for either side of an evaluation: one line each, without what was said."""

from django.utils.translation import gettext as _

from tweespraak.evaluations.queries.places import places_at
from tweespraak.evaluations.rules.states import OPEN, TALKING, State
from tweespraak.evaluations.views.stand import Stand, stand_of
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, names_in

WAITS = (*OPEN, *TALKING, State.REVEALED)  # where one of the two may have something to do


def waiting_in_evaluations(member: Membership) -> list[Link]:
    """Every evaluation that waits for this person: their answers, thanks, or a moment to talk."""
    places = [
        one
        for one in places_at(member.person_id, member.organisation_id)
        if one.evaluation.state in WAITS
    ]
    names = names_in(member.organisation_id, [one.other_id for one in places])
    return [line for one in places if (line := _line(stand_of(one, names)))]


def _line(stand: Stand) -> Link | None:
    if stand.step is None or not stand.step.is_pressing:
        return None
    words = _("%(step)s: the evaluation with %(name)s")
    return Link(
        words % {"step": stand.step.label, "name": stand.other},
        stand.step.url,
        icon="star",
        text=", ".join(stand.jobs),
        since=stand.evaluation.revealed_at or stand.evaluation.sent_at,
    )
