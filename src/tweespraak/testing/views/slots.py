"""What testing shows on the screens of others."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.slots import Fragment, Link
from tweespraak.foundation.texts import in_language
from tweespraak.instruments.api import INSTRUMENTS, PERSONALITY
from tweespraak.people.api import (
    Membership,
    Organisation,
    Permission,
    Person,
    Role,
    may,
    person_of,
)
from tweespraak.testing import access
from tweespraak.testing.queries import (
    Standing,
    assignment_in,
    assignments_of,
    is_invited_again,
    progress_for,
    standing_of,
)
from tweespraak.testing.rules import State

# What was done with a person's data, as that person reads it in My data.
ACTS = {
    "testing.assigned": gettext_lazy("You were invited to a test"),
    "testing.taken_back": gettext_lazy("An invitation to a test was taken back"),
    "testing.start": gettext_lazy("You began a test"),
    "testing.change_language": gettext_lazy("You changed the language of a test"),
    "testing.finish": gettext_lazy("You finished a test"),
}


def consequences(
    *, organisation: Organisation, person: Person | None, role: Role, **_more: Any
) -> list[Link]:
    """`role.consequences`: a new development member gets the invitation to the assessment."""
    if role != Role.DEVELOPMENT_MEMBER:
        return []
    test = in_language(INSTRUMENTS[PERSONALITY].name)
    sees = Link(test, "", text=_("Waits under “My tests” after signing in."), icon="list")
    asked = assignment_in(organisation.pk, person.pk, PERSONALITY) if person else None
    if asked and not is_invited_again(asked):
        return [sees]
    words = _("With a personal link to the questionnaire, valid for 60 days.")
    return [Link(_("Invitation to the assessment"), "", text=words, icon="mail"), sees]


def person_section(*, membership: Membership, **_more: Any) -> list[Fragment]:
    """`person.section`: how far a person is with what this organisation asked; never an answer."""
    asked = assignments_of(membership.person_id).filter(organisation_id=membership.organisation_id)
    rows = [
        {
            "name": in_language(INSTRUMENTS[assignment.instrument].name),
            "asked_at": assignment.created_at,
            "progress": progress_for(assignment),
        }
        for assignment in asked
        if assignment.instrument in INSTRUMENTS
    ]
    return [Fragment("testing/person_section.html", {"rows": rows})] if rows else []


def link_target(*, request: HttpRequest, object_id: UUID | None, **_more: Any) -> list[Link]:
    """`link.target`: the link in the invitation leads to the test, as often as it is followed."""
    mine = assignments_of(person_of(request).pk)
    asked = mine.filter(pk=object_id).first() if object_id else None
    if asked is None or asked.instrument not in INSTRUMENTS:
        return [Link(_("My tests"), reverse("testing:overview"))]
    name = in_language(INSTRUMENTS[asked.instrument].name)
    return [Link(name, reverse("testing:introduction", args=[asked.instrument]))]


def waiting(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`home.waiting`: the tests that can be begun or gone on with."""
    person, language = person_of(request), translation.get_language()
    found = []
    for instrument in INSTRUMENTS:
        if access.may_take(request, instrument):
            standing = standing_of(person.pk, instrument, language)
            if standing.state is not State.FINISHED:
                found.append(_begin_or_go_on(standing, _since(person, standing)))
    return found


def _since(person: Person, standing: Standing) -> datetime | None:
    """Since when it waits: begun, or asked for the first time."""
    if standing.session and standing.state is State.STARTED:
        return standing.session.started_at
    asked = assignments_of(person.pk).filter(instrument=standing.instrument.key)
    return min((one.created_at for one in asked), default=None)


def navigation(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`frame.navigation`: my tests, for who takes part."""
    if not may(request, Permission.TAKE_PART):
        return []
    url = reverse("testing:overview")
    about = _("What you can take, what you are working on, and what you have finished.")
    here = request.path.startswith(url)
    return [Link(_("My tests"), url, icon="list", text=about, current=here)]


def _begin_or_go_on(standing: Standing, since: datetime | None) -> Link:
    about = {"test": standing.words.name, "seen": standing.seen, "total": standing.of}
    if standing.state is State.STARTED and standing.session:
        label = _("%(test)s: go on (%(seen)s of %(total)s)") % about
        url = reverse("testing:session", args=[standing.session.pk])
        kept = _("Your answers are saved. You go on at the statement where you stopped.")
        return Link(label, url, icon="list", text=kept, since=since)
    url = reverse("testing:introduction", args=[standing.instrument.key])
    short = standing.words.short
    return Link(_("%(test)s: begin") % about, url, icon="list", text=short, since=since)


def record_label(*, action: str, **_more: Any) -> list[Link]:
    """`record.label`: what was done with a test, as the person reads it in My data."""
    return [Link(str(ACTS[action]), "")] if action in ACTS else []
