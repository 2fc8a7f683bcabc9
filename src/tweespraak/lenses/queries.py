"""Reads of lenses."""

from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from tweespraak.lenses.models import LensVersion
from tweespraak.lenses.rules.content import LensContent, read_content


def versions_for(organisation: UUID) -> QuerySet[LensVersion]:
    """Every version an organisation may use or look back at: the library's and its own."""
    return LensVersion.objects.filter(
        Q(lens__organisation=None) | Q(lens__organisation_id=organisation)
    ).select_related("lens")


def lenses_for(organisation: UUID) -> list[LensVersion]:
    """The newest version of every lens an organisation may choose, in the order of their keys."""
    newest = (
        LensVersion.objects.filter(lens=OuterRef("lens")).order_by("-number").values("number")[:1]
    )
    return list(
        versions_for(organisation).filter(number=Subquery(newest)).order_by("lens__key", F("pk"))
    )


def content_of(version: LensVersion) -> LensContent:
    """What is written in a version."""
    return read_content(version.content)
