"""Two memberships of one organisation become one: roles, places, people they lead, standing in."""

from datetime import date, datetime

from django.db.models import F

from tweespraak.foundation.merging import repoint
from tweespraak.people.actions.places import ManagerCircle
from tweespraak.people.models import Membership, Post, StandIn
from tweespraak.people.queries import today_in
from tweespraak.people.rules import manager_circle


def unite(*, kept: Membership, gone: Membership, at: datetime) -> None:
    """Everything of one membership is of the other; the first is ended. Raises ManagerCircle.

    The caller holds the organisation and writes the audit row.
    """
    today = today_in(kept.organisation)
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
    """The newest place holds; the older one ends today. Nobody becomes their own manager."""
    pair = [kept.pk, gone.pk]
    Post.objects.filter(membership__in=pair, manager__in=pair).update(manager=None)
    open_posts = Post.objects.filter(membership__in=pair, until_on=None)
    for post in open_posts.order_by("-since_on", "pk")[1:]:
        post.until_on = max(post.since_on, today)
        post.save(update_fields=["until_on"])
    Post.objects.filter(membership=gone).update(membership=kept)
    Post.objects.filter(manager=gone).update(manager=kept)


def _check_lines(kept: Membership, today: date) -> None:
    """Whether the lines of both together still make no circle."""
    posts = Post.objects.filter(
        membership__organisation=kept.organisation, since_on__lte=today
    ).exclude(manager=None)
    rows = posts.exclude(until_on__lte=today).exclude(until_on=F("since_on"))
    circle = manager_circle(dict(rows.values_list("membership_id", "manager_id")))
    if circle:
        names = Membership.objects.in_bulk(set(circle))
        raise ManagerCircle(tuple(names[key].full_name for key in circle))


def _unite_facts(kept: Membership, gone: Membership) -> None:
    """The name of the kept one stays; what it lacks comes from the other."""
    kept.job_title = kept.job_title or gone.job_title
    kept.since_at = min(kept.since_at, gone.since_at)
    if gone.ended_at is None:
        kept.ended_at = None
    kept.save(update_fields=["job_title", "since_at", "ended_at"])
