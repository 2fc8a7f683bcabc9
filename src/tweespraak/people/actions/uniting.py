"""Two memberships of one organisation become one: roles, places, people they lead, standing in."""

from datetime import date, datetime

from django.db.models import F

from tweespraak.foundation.merging import repoint
from tweespraak.people.actions.places import check_lines
from tweespraak.people.models import Membership, Post, StandIn
from tweespraak.people.queries import day_in


def unite(*, kept: Membership, gone: Membership, at: datetime) -> None:
    """Everything of one membership is of the other; the first is ended. Raises ManagerCircle.

    The caller holds the organisation and writes the audit row.
    """
    today = day_in(kept.organisation, at)
    _unite_grants(kept, gone)
    _unite_posts(kept, gone, today)
    _check_lines(kept, today)
    for model, name in ((StandIn, "absent_id"), (StandIn, "stand_in_id")):
        other = "stand_in_id" if name == "absent_id" else "absent_id"
        model.objects.filter(**{name: gone.pk, other: kept.pk}).delete()  # for oneself: nothing
        repoint({model: (name,)}, gone=gone.pk, kept=kept.pk)
    _unite_facts(kept, gone)
    gone.ended_at = gone.ended_at or at
    gone.save(update_fields=["ended_at"])


def _unite_grants(kept: Membership, gone: Membership) -> None:
    had = set(kept.grants.filter(taken_at=None).values_list("role", flat=True))
    for grant in gone.grants.filter(taken_at=None, role__in=had):
        grant.delete()  # given twice is given once; the audit log has both
    gone.grants.update(membership=kept)


def _unite_posts(kept: Membership, gone: Membership, today: date) -> None:
    """One place at a time: of two that hold today the newest stays, and each lasts at most until the
    next that is planned. Nobody becomes their own manager."""
    pair = [kept.pk, gone.pk]
    Post.objects.filter(membership__in=pair, manager__in=pair).update(manager=None)
    posts = Post.objects.filter(membership__in=pair).exclude(until_on__lte=today)
    next_on: date | None = None
    for post in posts.order_by("-since_on", "pk"):
        if next_on is not None and (post.until_on is None or post.until_on > next_on):
            post.until_on = max(post.since_on, next_on)
            post.save(update_fields=["until_on"])
        next_on = max(post.since_on, today)
    Post.objects.filter(membership=gone).update(membership=kept)
    Post.objects.filter(manager=gone).update(manager=kept)


def _check_lines(kept: Membership, today: date) -> None:
    """Whether the lines of both together make no circle, today or later."""
    posts = kept.posts.exclude(until_on__lte=today).exclude(until_on=F("since_on"))
    for post in posts.select_related("manager"):
        check_lines(kept, post.manager, max(post.since_on, today))


def _unite_facts(kept: Membership, gone: Membership) -> None:
    """The name of the kept one stays; what it lacks comes from the other."""
    kept.job_title = kept.job_title or gone.job_title
    kept.since_at = min(kept.since_at, gone.since_at)
    if gone.ended_at is None:
        kept.ended_at = None
    kept.save(update_fields=["job_title", "since_at", "ended_at"])
