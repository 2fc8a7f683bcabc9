"""What activities holds about whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.activities.models import Activity, Look, Participation, Reuse, TeamMember
from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose

_WORK = _("To know who made an activity and who may see it")
_ASKED = _("To invite people, and to know how far they are")
_LENT = _("To show a team what a participant chose to share, and until when")
_KEPT = _("To invite people later, at the moment the team chooses")
_SEEN = _("So that participants can read back who saw what they shared")
_TERM = _("24 months after the activity was made; at once on request")
_WORKER = Field(Whose.WORKER, _WORK, _TERM)
_INVITED = Field(Whose.ORGANISATION, _ASKED, _TERM)
_SHARED = Field(Whose.PERSON, _LENT, _("12 months, or until it is taken back; the row 24 months"))
_LOOK = Field(Whose.WORKER, _SEEN, _TERM)

FIELDS = {
    "Activity": {
        "id": NOTHING,
        "organisation": NOTHING,
        "name": NOTHING,
        "purpose": NOTHING,
        "lens_version": NOTHING,
        "kept_lines": Field(
            Whose.ORGANISATION, _KEPT, _("Until they are invited; at once on request")
        ),
        "created_at": NOTHING,
        "created_by_id": _WORKER,
    },
    "TeamMember": {
        "id": NOTHING,
        "activity": _WORKER,
        "person": _WORKER,
        "added_at": _WORKER,
        "added_by_id": _WORKER,
    },
    "Participation": {
        "id": NOTHING,
        "activity": _INVITED,
        "person": _INVITED,
        "invited_at": _INVITED,
        "invited_by_id": _WORKER,
    },
    "Reuse": {
        "id": NOTHING,
        "participation": _SHARED,
        "result": _SHARED,
        "consent": _SHARED,
        "confirmed_at": _SHARED,
        "ended_at": _SHARED,
    },
    "Look": {"id": NOTHING, "reuse": _LOOK, "person": _LOOK, "on": _LOOK},
}

WORDS = {
    "context": _("Talent activities"),
    "Activity": _("An activity, and the list of people to invite"),
    "TeamMember": _("Who is on the team of an activity"),
    "Participation": _("Your invitation to an activity"),
    "Reuse": _("What you share in an activity"),
    "Look": _("Who saw what you share"),
    "invitations": _("Invitations"),
    "on_the_team_of": _("Teams you are on"),
    "on_a_list_to_be_invited": _("Lists on which you stand"),
    "activity": _("Activity"),
    "organisation": _("Organisation"),
    "purpose": _("What it is for"),
    "invited_at": _("Invited on"),
    "shared": _("What you shared"),
    "confirmed_at": _("Shared on"),
    "ended_at": _("Ended on"),
    "since": _("Since"),
    "line": _("Line"),
}


def export(person: Any) -> dict[str, Any]:
    """What the person was invited to and shared, the teams they are on, and where they stand on a list."""
    found = {
        "invitations": [_invitation(row) for row in _participations(person)],
        "on_the_team_of": [
            {"activity": row.activity.name, "since": row.added_at.isoformat()}
            for row in TeamMember.objects.filter(person=person).select_related("activity")
        ],
        "on_a_list_to_be_invited": [
            {"activity": activity.name, "line": line}
            for activity in _listing(person)
            for line in activity.kept_lines.splitlines()
            if _names(line, person)
        ],
    }
    return {key: rows for key, rows in found.items() if rows}


def erase(person: Any, rule: Rule) -> int:
    """Everything of the person, in this order: looks, what was lent, invitations, teams, lists."""
    mine = Participation.objects.filter(person=person)
    gone = Look.objects.filter(person=person).delete()[0]
    gone += Reuse.objects.filter(participation__in=mine).delete()[0]
    gone += mine.delete()[0]
    gone += TeamMember.objects.filter(person=person).delete()[0]
    for activity in _listing(person):
        lines = activity.kept_lines.splitlines()
        activity.kept_lines = "\n".join(line for line in lines if not _names(line, person))
        activity.save(update_fields=["kept_lines"])
        gone += 1
    return gone


def _participations(person: Any) -> Any:
    rows = Participation.objects.filter(person=person).select_related("activity__organisation")
    return rows.prefetch_related("reuses").order_by("invited_at", "pk")


def _invitation(row: Participation) -> dict[str, Any]:
    return {
        "activity": row.activity.name,
        "organisation": row.activity.organisation.name,
        "purpose": row.activity.purpose,
        "invited_at": row.invited_at.isoformat(),
        "shared": [
            {
                "confirmed_at": reuse.confirmed_at.isoformat(),
                "ended_at": reuse.ended_at and reuse.ended_at.isoformat(),
            }
            for reuse in row.reuses.all()
        ],
    }


def _listing(person: Any) -> list[Activity]:
    return list(Activity.objects.filter(kept_lines__icontains=person.email))


def _names(line: str, person: Any) -> bool:
    return person.email in line.lower()
