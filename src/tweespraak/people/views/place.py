"""Where somebody works, for the page of that person: now, planned, before, and who stands in."""

from dataclasses import dataclass
from datetime import date

from tweespraak.people.models import Membership, Post, StandIn
from tweespraak.people.queries import posts_of, promised_by, reports_of, still_to_come, today_in


@dataclass(frozen=True)
class Place:
    """Someone's posts, told apart by today, with the standing in that still counts."""

    today: date
    now: Post | None
    planned: list[Post]
    past: list[Post]
    reports: int
    replaced: list[StandIn]  # who stands in for them
    promised: list[StandIn]  # for whom they stand in


def place_of(member: Membership) -> Place:
    """Everything the page tells of somebody's place, in a handful of queries."""
    today = today_in(member.organisation)
    posts = posts_of(member)
    current = [post for post in posts if post.since_on <= today and not _is_over(post, today)]
    return Place(
        today=today,
        now=current[0] if current else None,
        planned=[post for post in reversed(posts) if post.since_on > today],
        past=[post for post in posts if _is_over(post, today) and post.until_on != post.since_on],
        reports=reports_of(member, today).count(),
        replaced=still_to_come(member, today),
        promised=promised_by(member, today),
    )


def _is_over(post: Post, today: date) -> bool:
    return post.until_on is not None and post.until_on <= today
