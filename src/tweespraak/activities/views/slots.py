"""What activities shows on the screens of others."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tweespraak.activities.actions.sharing import SHARED_NOTICE, TO_CONFIRM_NOTICE
from tweespraak.activities.documents import what_is_shared
from tweespraak.activities.models import Participation
from tweespraak.activities.queries import (
    activities_for,
    fresh_reuses,
    invitations_of,
    led_alone,
    lent_by,
    participations_named,
    shared_in,
    team_activities,
    teams_named,
    waiting_invitations,
)
from tweespraak.foundation import clock
from tweespraak.foundation.slots import Fragment, Link
from tweespraak.people.api import (
    Membership,
    Permission,
    Role,
    may,
    member_of,
    names_in,
    person_of,
    roles_of,
)
from tweespraak.privacy.api import Consent

NEWEST = 3  # activities on the home page
NAMED = 5  # so many people are called by their names on the home page

# What others did with a person's data, as that person reads it in My data.
ACTS = {
    "activities.created": gettext_lazy("You made an activity"),
    "activities.candidates_kept": gettext_lazy("A list of people to invite was kept"),
    "activities.result_lent": gettext_lazy("You shared a result"),
    "activities.result_taken_back": gettext_lazy("You took back what you shared"),
    "activities.invited": gettext_lazy("You were invited to an activity"),
    "activities.match_seen": gettext_lazy(
        "Your match was seen in the list of an activity you shared with"
    ),
    "activities.match_opened": gettext_lazy("Your match with its explanation was opened"),
    "activities.colleague_added": gettext_lazy("You were added to the team of an activity"),
    "activities.colleague_removed": gettext_lazy("You were taken off the team of an activity"),
}


def navigation(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`frame.navigation`: talent management, for who may make activities."""
    if not may(request, Permission.MANAGE_ACTIVITIES):
        return []
    url = reverse("activities:activities")
    here = request.path.startswith(url) and not request.path.startswith(f"{url}invitations/")
    about = _("Ask people to take part, and see through a lens what they choose to share.")
    return [Link(_("Talent"), url, icon="compass", text=about, current=here)]


def link_target(*, request: HttpRequest, object_id: UUID | None, **_more: Any) -> list[Link]:
    """`link.target`: the link in the invitation leads to the reader's own invitation."""
    mine = invitations_of(person_of(request).pk).filter(pk=object_id).first() if object_id else None
    return [_invitation_link(mine.pk, mine.activity.name)] if mine else []


def after_test(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`session.finished`: back to the invitations for which the test was taken."""
    waiting = waiting_invitations(person_of(request).pk, clock.now())
    return [_invitation_link(one.pk, one.activity.name) for one in waiting]


def waiting(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`home.waiting`: invitations for a participant, fresh shares for a team."""
    person = person_of(request)
    links = [
        replace(_invitation_link(one.pk, one.activity.name), since=one.invited_at)
        for one in waiting_invitations(person.pk, clock.now())
    ]
    return links + _fresh_shares(request, person.pk)


def home_section(*, request: HttpRequest, **_more: Any) -> list[Fragment]:
    """`home.section`: the activities this colleague is on the team of, the newest first."""
    if not may(request, Permission.MANAGE_ACTIVITIES):
        return []
    mine = activities_for(member_of(request).organisation_id, person_of(request).pk)
    found = list(mine[: NEWEST + 1])
    values = {"activities": found[:NEWEST], "has_more": len(found) > NEWEST}
    return [Fragment("activities/home.html", values)] if found else []


def notice_line(*, request: HttpRequest, notices: Any, **_more: Any) -> list[tuple[UUID, Link]]:
    """`notice.line`: who shared (for the team) or what I was invited to; never a result."""
    known = participations_named([notice.object_id for notice in notices])
    sharing = {reuse.participation_id for reuse in shared_in(known, clock.now())}
    mine = _teams_i_am_on(request)
    lines = []
    for notice in notices:
        participation, name = known.get(notice.object_id, (None, ""))
        if participation is None:
            continue
        if notice.kind != SHARED_NOTICE:
            lines.append((notice.pk, _own_notice(notice.kind, participation)))
        elif participation.activity_id in mine:
            is_sharing = participation.pk in sharing
            lines.append((notice.pk, _team_notice(participation, name, is_sharing)))
    return lines


def _teams_i_am_on(request: HttpRequest) -> set[UUID]:
    """The activities the reader may know of: an old notice tells nothing to who left the team."""
    if not may(request, Permission.MANAGE_ACTIVITIES):
        return set()
    return team_activities(person_of(request).pk)


def _team_notice(participation: Participation, name: str, is_sharing: bool) -> Link:
    words = {"name": name, "activity": participation.activity.name}
    url = reverse("activities:activity", args=[participation.activity_id])
    if is_sharing:
        return Link(_("%(name)s has finished and shared in “%(activity)s”") % words, url)
    return Link(_("%(name)s does not share anything in “%(activity)s” now") % words, url)


def _own_notice(kind: str, participation: Participation) -> Link:
    words = {"activity": participation.activity.name}
    url = reverse("activities:invitation", args=[participation.pk])
    if kind == TO_CONFIRM_NOTICE:
        return Link(
            _("Your result is ready: choose whether to share it in “%(activity)s”") % words, url
        )
    return Link(_("You are invited to “%(activity)s”") % words, url)


def consent_lines(*, consents: Collection[Consent], **_more: Any) -> Iterator[tuple[UUID, Link]]:
    """`consent.line`: what each consent shares, and who sees it."""
    lent = lent_by(consents)
    teams = teams_named({reuse.participation.activity for reuse in lent})
    for reuse in lent:
        label, sees = what_is_shared(reuse, teams[reuse.participation.activity_id])
        url = reverse("activities:invitation", args=[reuse.participation_id])
        yield reuse.consent_id, Link(label, url, text=sees)


def _invitation_link(participation: UUID, activity: str) -> Link:
    return Link(
        _("Invitation: %(activity)s") % {"activity": activity},
        reverse("activities:invitation", args=[participation]),
        icon="handshake",
        text=_(
            "See what it is for, and choose what you share. Nothing is shared before you say so."
        ),
    )


def _fresh_shares(request: HttpRequest, person: UUID) -> list[Link]:
    """One link per activity in which someone shared and this colleague has not looked yet."""
    if not may(request, Permission.MANAGE_ACTIVITIES):
        return []
    organisation = member_of(request).organisation_id
    fresh = fresh_reuses(organisation, person, clock.now())
    found: dict[UUID, dict[UUID, str]] = {}
    titles: dict[UUID, str] = {}
    since: dict[UUID, datetime] = {}
    names = names_in(organisation, [reuse.participation.person_id for reuse in fresh])
    for reuse in fresh:
        one = reuse.participation
        found.setdefault(one.activity_id, {})[one.person_id] = names.get(one.person_id, "")
        titles[one.activity_id] = one.activity.name
        since[one.activity_id] = min(
            reuse.confirmed_at, since.get(one.activity_id, reuse.confirmed_at)
        )
    return [
        replace(_share_link(key, titles[key], sorted(found[key].values())), since=since[key])
        for key in found
    ]


def _share_link(activity: UUID, title: str, names: list[str]) -> Link:
    words = {"name": names[0], "n": len(names), "activity": title}
    if len(names) == 1:
        label = _("%(name)s has shared in “%(activity)s”") % words
    else:
        label = _("%(n)d people have shared in “%(activity)s”") % words
    who = ", ".join(names) if 1 < len(names) <= NAMED else ""
    return Link(label, reverse("activities:activity", args=[activity]), icon="compass", text=who)


def leaving(*, membership: Membership, successor: Membership | None, **_more: Any) -> list[Link]:
    """`person.leave`: what only this person leads, and whether the successor can take it over."""
    led = led_alone(membership.organisation_id, membership.person_id).count()
    if not led:
        return []
    names = {"n": led, "name": membership.given_name}
    alone = ngettext(
        "%(name)s leads a talent activity that nobody else can open.",
        "%(name)s leads %(n)d talent activities that nobody else can open.",
        led,
    )
    if successor is None:
        text = _("Choose who takes over the work: a colleague with the role Development admin.")
        return [Link(alone % names, "", icon="stop", text=text)]
    heir = {"heir": successor.full_name}
    if Role.DEVELOPMENT_ADMIN not in roles_of(successor):
        text = _(
            "%(heir)s needs the role Development admin to take that over. Give that role first, or "
            "choose somebody who has it."
        )
        return [Link(alone % names, "", icon="stop", text=text % heir)]
    text = _(
        "%(heir)s takes that over, and sees what participants share in it. Participants see who is "
        "on the team."
    )
    return [Link(alone % names, "", icon="compass", text=text % heir)]


def record_label(*, action: str, **_more: Any) -> list[Link]:
    """`record.label`: an act of this context, in words."""
    return [Link(str(ACTS[action]), "")] if action in ACTS else []
