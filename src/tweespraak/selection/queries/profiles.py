"""The requirements of a vacancy as they stand, and who signed them."""

from collections.abc import Iterable
from uuid import UUID

from tweespraak.selection.models import Profile, Stakeholder, Vacancy
from tweespraak.selection.rules.profiles import Content, Requirement
from tweespraak.selection.rules.states import ProfileState


def profile_of(vacancy: Vacancy) -> Profile | None:
    """The version that counts now; None before there is any."""
    rows = (one for one in vacancy.profiles.all() if one.state != ProfileState.REPLACED)
    return next(rows, None)


def content_of(profile: Profile, vacancy: Vacancy) -> Content:
    """Everything that is signed, as it stands now."""
    return Content(
        title=vacancy.title,
        number=profile.number,
        requirements=tuple(Requirement.of(row) for row in profile.requirements),
        stages=tuple((row["key"], row["name"], row["is_interview"]) for row in vacancy.stages),
        pay_from=profile.pay_from,
        pay_to=profile.pay_to,
        pay_per=profile.pay_per,
        terms=profile.terms,
        lens=str(vacancy.lens_version_id or ""),
    )


def signers_of(vacancy: Vacancy) -> list[Stakeholder]:
    """Who is to sign now, in the order in which they were asked."""
    rows = [one for one in vacancy.stakeholders.all() if one.ended_at is None]
    return sorted(rows, key=lambda one: (one.since_at, str(one.pk)))


def hashes_under(profile: Profile, signers: Iterable[Stakeholder]) -> list[str | None]:
    """What stands under each one's name in this version; None when nothing does."""
    signed = {one.stakeholder_id: one.hash for one in profile.signatures.all()}
    return [signed.get(one.pk) for one in signers]


def signed_by(profile: Profile) -> frozenset[UUID]:
    """Who signed exactly this, and still stands there: only they judge a candidate on it (T26)."""
    rows = profile.signatures.filter(hash=profile.hash, stakeholder__ended_at=None)
    return frozenset(rows.values_list("stakeholder__person_id", flat=True))


def stage_names(vacancy: Vacancy) -> dict[str, str]:
    """The stages of a vacancy by their keys, in order."""
    return {row["key"]: row["name"] for row in vacancy.stages}
