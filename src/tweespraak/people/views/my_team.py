"""My team: who works for me now, and for whom I stand in. No results, no progress."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.foundation import slots
from tweespraak.people import access
from tweespraak.people.access import may
from tweespraak.people.models import Membership, Post, StandIn
from tweespraak.people.queries import standing_in_for, still_to_come, team_posts
from tweespraak.people.roles import Permission
from tweespraak.people.rules import folded


@dataclass(frozen=True)
class Row:
    """Somebody of the team, with what later contexts add."""

    post: Post
    items: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Team:
    """The people of one manager: mine, or of whom I stand in for."""

    manager: Membership
    stand_in: StandIn | None
    rows: list[Row]
    whole: int  # how many there are without searching


@require_safe
def my_team(request: HttpRequest) -> HttpResponse:
    """My own people, and those of every manager I stand in for today."""
    me, today = access.team_leader(request)
    words = folded(request.GET.get("q", "")[:100].replace("\0", ""))
    leads = may(request, Permission.LEAD_TEAM)
    standing_in = standing_in_for(me, today)
    managers: list[tuple[Membership, StandIn | None]] = [(me, None)] if leads else []
    managers += [(row.absent, row) for row in standing_in]
    posts = team_posts([manager for manager, _row in managers], today)
    teams = [
        _team(request, manager, row, posts.get(manager.pk, []), words) for manager, row in managers
    ]
    values = {
        "teams": teams,
        "words": request.GET.get("q", "")[:100],
        "people": sum(team.whole for team in teams),
        "found": sum(len(team.rows) for team in teams),
        "leads": leads,
        "me": me,
        "replaced": still_to_come(me, today) if leads else [],
        "today": today,
    }
    return render(request, "people/my_team.html", values)


def _team(
    request: HttpRequest,
    manager: Membership,
    row: StandIn | None,
    posts: Sequence[Post],
    words: str,
) -> Team:
    wanted = [
        post for post in posts if all(word in post.membership.sort_name for word in words.split())
    ]
    rows = [
        Row(post, slots.items("team.member", request=request, membership=post.membership))
        for post in wanted
    ]
    return Team(manager, row, rows, len(posts))
