"""The evaluations one is a side of, and the page of one."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tweespraak.evaluations import access
from tweespraak.evaluations.queries.asked import asked_of
from tweespraak.evaluations.queries.content import Asked
from tweespraak.evaluations.queries.places import Place, places_at
from tweespraak.evaluations.queries.sending import vacancies_in
from tweespraak.evaluations.rules.states import OPEN, Side, State
from tweespraak.evaluations.views.stand import stand_of
from tweespraak.foundation.slots import Fragment
from tweespraak.people.api import Permission, may, names_in

GOING = (State.PREPARED, *OPEN)


@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    """What waits for me, what goes on, what is over."""
    member = access.member_in_evaluations(request)
    places = places_at(member.person_id, member.organisation_id)
    names = names_in(member.organisation_id, [place.other_id for place in places])
    words = request.GET.get("q", "").strip()
    stands = [stand_of(place, names) for place in places]
    found = [
        one for one in stands if words.casefold() in " ".join([one.other, *one.jobs]).casefold()
    ]
    values = {
        "waiting": [one for one in found if one.is_pressing],
        "going": [one for one in found if not one.is_pressing and one.state in GOING],
        "over": [one for one in found if not one.is_pressing and one.state not in GOING],
        "has_any": bool(stands),
        "found": len(found),
        "words": words,
        "may_prepare": may(request, Permission.LEAD_SELECTION),
    }
    return render(request, "evaluations/composing/evaluations.html", values)


@login_not_required
@require_safe
def evaluation(request: HttpRequest, evaluation_id: UUID) -> HttpResponse:
    """Where it is, what comes next, and what it is about."""
    place = access.evaluation(request, evaluation_id)
    stand = stand_of(place)
    values = {
        "stand": stand,
        "evaluation": place.evaluation,
        "side": place.side,
        "vacancies": vacancies_in(place.evaluation),
        "asked": _asked(place),
        "parts": [part for find in PARTS for part in [find(place)] if part],
    }
    return render(request, "evaluations/composing/evaluation.html", values)


def _asked(place: Place) -> list[tuple[str, list[Asked]]]:
    """What both are asked, as the recruiter sees it; a client sees what is asked of them."""
    heading = {Side.CLIENT: _("What the client is asked"), Side.RECRUITER: _("What you are asked")}
    if place.side is Side.CLIENT:
        return [(_("What you are asked"), asked_of(place.evaluation, Side.CLIENT))]
    return [(heading[side], asked_of(place.evaluation, side)) for side in Side]


# Each part adds what it shows on the page of an evaluation.
PARTS: tuple[Callable[[Place], Fragment | None], ...] = ()
