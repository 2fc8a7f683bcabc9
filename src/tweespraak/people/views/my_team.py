"""My team: who works for me now, and for whom I stand in. No results, no progress."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tweespraak.foundation import slots
from tweespraak.foundation.folding import folded
from tweespraak.people import access
from tweespraak.people.access import may
from tweespraak.people.models import Membership, Post, StandIn
from tweespraak.people.queries import standing_in_for, still_to_come, team_posts
from tweespraak.people.roles import Permission
from tweespraak.people.views.filters import words_in


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
    words = words_in(request.GET)
    leads = may(request, Permission.LEAD_TEAM)
    standing_in = standing_in_for(me, today)
    managers: list[tuple[Membership, StandIn | None]] = [(me, None)] if leads else []
    managers += [(row.absent, row) for row in standing_in]
    teams = _teams(request, managers, today, folded(words))
    values = {
        "teams": teams,
        "words": words,
        "people": sum(team.whole for team in teams),
        "found": sum(len(team.rows) for team in teams),
        "leads": leads,
        "me": me,
        "replaced": still_to_come(me, today) if leads else [],
        "today": today,
    }
    return render(request, "people/my_team.html", values)


def _teams(
    request: HttpRequest,
    managers: list[tuple[Membership, StandIn | None]],
    today: date,
    words: str,
) -> list[Team]:
    posts = team_posts([manager for manager, _row in managers], today)
    found = {key: _named(theirs, words) for key, theirs in posts.items()}
    items = _items(request, found.values())
    return [
        Team(
            manager,
            row,
            [Row(post, items[post.membership_id]) for post in found.get(manager.pk, [])],
            len(posts.get(manager.pk, [])),
        )
        for manager, row in managers
    ]


def _named(posts: list[Post], words: str) -> list[Post]:
    return [
        post for post in posts if all(word in post.membership.sort_name for word in words.split())
    ]


def _items(request: HttpRequest, teams: Iterable[list[Post]]) -> dict[UUID, list[Any]]:
    """What higher contexts add, by member: each is asked once for the whole page.

    The slot `team.member`.
    """
    items: dict[UUID, list[Any]] = defaultdict(list)
    memberships = [post.membership for team in teams for post in team]
    for key, item in slots.items("team.member", request=request, memberships=memberships):
        items[key].append(item)
    return items
