"""The list of people: searched and narrowed, whatever is combined, in one query."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tweespraak.foundation.folding import folded
from tweespraak.notifications.api import failed_mails
from tweespraak.people.models import Grant, Membership, Organisation, PersonalLink, Post
from tweespraak.people.queries.links import ACTIVATION
from tweespraak.people.queries.members import left_of, members_of
from tweespraak.people.queries.places import holding, today_in


class Standing(StrEnum):
    """What the list can be narrowed to besides role and place."""

    NEVER_ACTIVATED = "never"
    MAIL_FAILED = "failed"
    NO_ROLE = "none"
    LEFT = "left"


@dataclass(frozen=True)
class Filters:
    """What somebody looks for; empty says nothing."""

    words: str = ""
    role: str = ""
    unit: UUID | None = None
    standing: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.role or self.unit or self.standing)


def people_found(organisation: Organisation, filters: Filters) -> QuerySet[Membership]:
    """Whoever fits everything asked for, by name; who left only when asked for."""
    today = today_in(organisation)
    left = filters.standing == Standing.LEFT
    found = _who_left(organisation) if left else members_of(organisation.pk)
    for word in filters.words.replace("\0", " ").split():  # PostgreSQL refuses a null character
        found = found.filter(_holds(word, today, Q(address_is_newer=False) if left else Q()))
    if filters.role:
        found = found.filter(grants__role=filters.role, grants__taken_at=None)
    if filters.unit is not None:
        posts = Post.objects.filter(holding(today)).filter(
            Q(unit_id=filters.unit) | Q(unit__parent_id=filters.unit)
        )
        found = found.filter(pk__in=posts.values("membership_id"))
    return _in_standing(found, organisation, filters.standing)


def _who_left(organisation: Organisation) -> QuerySet[Membership]:
    given = Prefetch("grants", Grant.objects.filter(taken_at=None), "given")
    return left_of(organisation.pk).prefetch_related(given).order_by("sort_name", "pk")


def _holds(word: str, today: date, address_counts: Q) -> Q:
    """Whether name, address, job title, department or team holds a word."""
    posts = Post.objects.filter(holding(today)).filter(
        Q(unit__name__icontains=word) | Q(unit__parent__name__icontains=word)
    )
    return (
        Q(sort_name__contains=folded(word))
        | (Q(person__email__contains=word.casefold()) & address_counts)
        | Q(job_title__icontains=word)
        | Q(pk__in=posts.values("membership_id"))
    )


def _in_standing(
    found: QuerySet[Membership], organisation: Organisation, standing: str
) -> QuerySet[Membership]:
    given = Exists(Grant.objects.filter(membership=OuterRef("pk"), taken_at=None))
    if standing == Standing.NEVER_ACTIVATED:
        links = PersonalLink.objects.filter(
            organisation=organisation, person=OuterRef("person"), slot=ACTIVATION
        )
        used = Exists(links.exclude(used_at=None))
        by_hand = ~Exists(links) & Q(person__activated_at__isnull=False)
        return found.filter(given).exclude(used | by_hand)
    if standing == Standing.MAIL_FAILED:
        mails = failed_mails(organisation.pk).order_by()
        return found.filter(person_id__in=mails.exclude(person_id=None).values("person_id"))
    if standing == Standing.NO_ROLE:
        return found.exclude(given)
    return found
