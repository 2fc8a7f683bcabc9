"""What waits at home for who leads or judges candidates: one line each, without what was seen."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, names_in
from tweespraak.selection.queries.interviews import to_judge
from tweespraak.selection.queries.process import applications_waiting


def waiting_in_process(member: Membership) -> list[Link]:
    """Interviews to judge, and candidates who wait longer for a word than was agreed."""
    return [*_to_judge(member), *_silent(member)]


def _to_judge(member: Membership) -> list[Link]:
    rows = list(to_judge(member.person_id, member.organisation_id, clock.now()))
    names = names_in(member.organisation_id, [one.interview.candidacy.person_id for one in rows])
    return [
        Link(
            _("Judge the interview with %(name)s")
            % {"name": names.get(one.interview.candidacy.person_id, "")},
            reverse("selection:judge", args=[one.interview.candidacy_id, one.interview_id]),
            icon="edit",
            text=_("Then you can read what the others saw."),
            since=one.interview.starts_at,
        )
        for one in rows
    ]


def _silent(member: Membership) -> list[Link]:
    rows = applications_waiting(member.person_id, member.organisation_id)
    names = names_in(member.organisation_id, [one.person_id for one in rows])
    return [
        Link(
            _("Let %(name)s hear how it stands") % {"name": names.get(one.person_id, "")},
            reverse("selection:candidate", args=[one.pk]),
            icon="clock",
            text=_("This candidate waits longer than was agreed."),
            since=one.heard_at,
        )
        for one in rows
    ]
