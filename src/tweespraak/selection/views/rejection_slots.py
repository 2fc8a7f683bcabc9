"""What waits at home around rejections, one button each."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, Permission, permissions_of, roles_of
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.rejections_waiting import (
    since,
    to_answer,
    to_call,
    to_lift,
    to_read,
    to_write,
)


def waiting_rejections(member: Membership) -> list[Link]:
    """To write, to read along, to call, to answer; and for HR to look at."""
    me, here = member.person_id, member.organisation_id
    found = [
        *_lines(
            to_write(me, here),
            "rejection",
            _("Tell a candidate: %(job)s"),
            _("You decided; the candidate does not know it yet."),
        ),
        *_lines(
            to_read(me, here),
            "rejection_reading",
            _("Read a rejection along: %(job)s"),
            _("Your yes is for exactly the version you read."),
        ),
        *_lines(
            to_call(me, here),
            "rejection_talk",
            _("A candidate would like a talk: %(job)s"),
            _("A call of a quarter of an hour; nothing is written down."),
        ),
        *_lines(
            to_answer(me, here),
            "rejection_objection",
            _("Somebody disagrees: %(job)s"),
            _("You had no hand in it: look at it afresh and answer."),
        ),
    ]
    if Permission.LIFT_GUARD in permissions_of(roles_of(member)):
        found += _lines(
            to_lift(me, here),
            "rejection_lifting",
            _("A stopped message: %(job)s"),
            _("Look whether it may go out; with a reason, or not."),
        )
    return found


def _lines(rows: QuerySet[Candidacy], page: str, label: str, text: str) -> list[Link]:
    return [
        Link(
            label % {"job": row.vacancy.title},
            reverse(f"selection:{page}", args=[row.pk]),
            icon="talk",
            text=text,
            since=since(row),
        )
        for row in rows
    ]
