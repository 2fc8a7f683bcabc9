"""Before somebody leaves: what happens to the assessments they stand in. Numbers, never whose."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.assessments.queries.leaving import (
    can_lead_all,
    led_by,
    open_to,
    read_along_by,
    unfinished_about,
)
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership

STOP = "stop"  # to be solved before somebody can leave


def leaving(*, membership: Membership, successor: Membership | None, **_more: Any) -> list[Link]:
    """`person.leave`: what they lead goes over first; what else ends or is replaced."""
    organisation, person = membership.organisation_id, membership.person_id
    name = membership.given_name
    return [
        *_led(membership, successor),
        *_reads(read_along_by(organisation, person).count(), name),
        *_takes_part(unfinished_about(organisation, person).exists(), name),
        *_receives(open_to(organisation, person), name),
    ]


def _led(membership: Membership, successor: Membership | None) -> list[Link]:
    cases = led_by(membership.organisation_id, membership.person_id)
    many = cases.count()
    if not many:
        return []
    label = ngettext(
        "%(name)s leads an assessment.", "%(name)s leads %(n)d assessments.", many
    ) % {"n": many, "name": membership.given_name}  # fmt: skip
    if successor is None:
        text = _("Choose who takes over the work: a colleague with the role Psychologist.")
        return [Link(label, "", icon=STOP, text=text)]
    heir = {"heir": successor.full_name}
    if not can_lead_all(successor, cases):
        text = _(
            "%(heir)s cannot lead all of that: it takes the role Psychologist, and somebody who does "
            "not stand in it otherwise. Choose another colleague, or let each assessment be handed over "
            "on its own page first."
        )
        return [Link(label, "", icon=STOP, text=text % heir)]
    text = _(
        "%(heir)s leads it from then on and reads what is in it. The participants hear of it; a talk "
        "that was planned is planned anew."
    )
    return [Link(label, "", icon="shield", text=text % heir)]


def _reads(many: int, name: str) -> list[Link]:
    label = ngettext(
        "%(name)s still reads along in an assessment.",
        "%(name)s still reads along in %(n)d assessments.",
        many,
    ) % {"n": many, "name": name}
    text = _("Who leads it hears that another second reader is needed.")
    return [Link(label, "", icon="shield", text=text)] if many else []


def _takes_part(is_in: bool, name: str) -> list[Link]:
    label = _("An assessment of %(name)s is not finished.") % {"name": name}
    text = _(
        "It stops, and nobody gets a report. Does %(name)s want to read and decide first? Then let the "
        "leaving wait until that is done."
    ) % {"name": name}
    return [Link(label, "", icon="shield", text=text)] if is_in else []


def _receives(many: int, name: str) -> list[Link]:
    label = ngettext(
        "%(name)s may read a report.", "%(name)s may read %(n)d reports.", many
    ) % {"n": many, "name": name}  # fmt: skip
    text = _("That ends. The participant decides whether somebody else gets it.")
    return [Link(label, "", icon="shield", text=text)] if many else []
