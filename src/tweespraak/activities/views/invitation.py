"""The participant's own side: what is asked, what to share, and taking it back."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tweespraak.activities import access, actions
from tweespraak.activities.documents import age_in_words, consent_text
from tweespraak.activities.forms import ConsentForm
from tweespraak.activities.models import Participation, Reuse
from tweespraak.activities.queries import Lendable, is_still_asked, lendable_results, names_of_team
from tweespraak.foundation import clock
from tweespraak.foundation.texts import in_language
from tweespraak.instruments.api import INSTRUMENTS, PERSONALITY
from tweespraak.people.api import day_in_words, person_of
from tweespraak.testing.api import latest_session, may_retake_from


@never_cache
@require_safe
def invitation(request: HttpRequest, participation_id: UUID) -> HttpResponse:
    """What an activity asks of me; what I shared with it, or could share."""
    return _page(request, access.participation(request, participation_id))


@never_cache
@require_POST
def consent(request: HttpRequest, participation_id: UUID) -> HttpResponse:
    """Share what I ticked, under the text I read."""
    found = access.open_invitation(request, participation_id)
    now = clock.now()
    form = ConsentForm(request.POST, lendable=lendable_results(found, now))
    if not form.is_valid():
        return _page(
            request,
            found,
            _(
                "One of these results cannot be shared. Read the page again and tick what you want to share."
            ),
        )
    try:
        actions.lend_results(
            participation=found,
            results=form.ticked(),
            text=consent_text(found, now),
            read=form.cleaned_data["read"],
            by=person_of(request),
            at=now,
        )
    except actions.NothingTicked:
        return _page(
            request,
            found,
            _("Tick what you want to share. If you tick nothing, nothing is shared."),
        )
    except actions.CannotBeLent:
        return _page(
            request, found, _("This result is too old to share. Take the questionnaire again.")
        )
    except actions.TextHasChanged:
        return _page(
            request,
            found,
            _(
                "The text below has changed since you opened this page. Read it again before you confirm."
            ),
        )
    return redirect("activities:invitation", found.pk)


@require_POST
def withdrawal(request: HttpRequest, participation_id: UUID) -> HttpResponse:
    """Take back everything I shared with this activity."""
    found = access.participation(request, participation_id)
    actions.take_back(participation=found, by=person_of(request), at=clock.now())
    messages.success(
        request,
        _(
            "You no longer share anything with this activity. The team does not see your result any more."
        ),
    )
    if not is_still_asked(found):  # who left has nothing to see on that page any more
        return redirect("privacy:mine")
    return redirect("activities:invitation", found.pk)


def _page(request: HttpRequest, found: Participation, problem: str = "") -> HttpResponse:
    now = clock.now()
    lendable = lendable_results(found, now)
    lent = [one.reuse for one in lendable if one.reuse]
    is_asked = is_still_asked(found)
    values = {
        "participation": found,
        "activity": found.activity,
        "team": names_of_team(found),
        "text": consent_text(found, now),
        "agreed": consent_text(found, lent[0].confirmed_at) if lent else None,
        "shared": [_line(one) for one in lendable if one.reuse],
        "until": _last_day(found, lent),
        "is_asked": is_asked,
        "options": [_line(one) for one in lendable if is_asked and not one.reuse],
        "can_share": any(one.is_recent and not one.reuse for one in lendable),
        "test": _test(found),
        "problem": problem,
    }
    return render(request, "activities/invitation.html", values, status=422 if problem else 200)


def _last_day(found: Participation, lent: list[Reuse]) -> str:
    """The last day on which what is shared can be seen: a consent ends when that day is over."""
    if not lent:
        return ""
    ends = min(reuse.consent.until_at for reuse in lent)
    return day_in_words(ends - timedelta(seconds=1), found.activity.organisation)


def _line(one: Lendable) -> dict[str, object]:
    """A result as a line to tick: its test and its age, never a score."""
    hint = age_in_words(one.days)
    if not one.is_recent:
        hint = _("%(age)s: too old to share") % {"age": hint}
    name = in_language(INSTRUMENTS[one.result.instrument].name)
    return {"value": one.result.pk, "label": name, "hint": hint, "disabled": not one.is_recent}


def _test(found: Participation) -> dict[str, object]:
    """Where the participant stands with the test itself: begin, go on, or again from a date."""
    session = latest_session(found.person_id, PERSONALITY)
    finished = session.finished_at if session else None
    again = may_retake_from(finished) if finished else None
    return {
        "key": PERSONALITY,
        "name": in_language(INSTRUMENTS[PERSONALITY].name, get_language()),
        "session": session,
        "is_busy": session is not None and finished is None,
        "again_from": again,
        "may_retake": again is not None and clock.now() >= again,
    }
