"""What waits on the home page around a feedback talk, beside the next step of the case itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.rules.after import is_aftercare_open
from tweespraak.assessments.rules.protocol import AftercareBy
from tweespraak.assessments.rules.states import State
from tweespraak.assessments.rules.talks import must_call
from tweespraak.foundation.slots import Link
from tweespraak.people.api import day_in


def lines_after(places: Iterable[Place], names: Mapping[UUID, str], at: datetime) -> list[Link]:
    """How it is going, for the participant; whom to call, for the psychologist."""
    return [line for place in places if (line := _line(place, names, at))]


def _line(place: Place, names: Mapping[UUID, str], at: datetime) -> Link | None:
    case = place.case
    name = {"name": names.get(case.participant_id, "")}
    if Part.PARTICIPANT in place.parts:
        if _is_asked(case, at):
            text = _("Three questions about the talk you had two weeks ago.")
            return _link(_("How is it going?"), "aftercare", case, text)
        return None
    if Part.PSYCHOLOGIST not in place.parts:
        return None
    if must_call(case.no_shows) and case.state == State.WITH_PARTICIPANT:
        text = _("They did not come to the talk twice. Ask what would help.")
        return _link(_("Call %(name)s") % name, "talk", case, text)
    if case.aftercare_by == AftercareBy.CALL and _is_asked(case, at):
        text = _("You agreed to call two weeks after the talk.")
        return _link(_("Call %(name)s") % name, "talk", case, text)
    return None


def _is_asked(case: Case, at: datetime) -> bool:
    return is_aftercare_open(case.aftercare_on, day_in(case.organisation, at), case.aftercare)


def _link(label: str, page: str, case: Case, text: str) -> Link:
    url = reverse(f"assessments:{page}", args=[case.pk])
    return Link(label, url, icon="talk", text=text, since=case.aftercare_asked_at)
