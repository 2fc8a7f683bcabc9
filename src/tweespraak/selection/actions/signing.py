"""Send requirements to who signs them, sign, and open them again: everybody signs the same letters."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.people.api import Permission, membership_in, permissions_of, roles_of
from tweespraak.selection.actions.profiles import (
    ProfileRefused,
    current,
    locked_vacancy,
    note,
)
from tweespraak.selection.actions.telling import SIGNS, WORKS, About, tell
from tweespraak.selection.models import (
    Interview,
    Lesson,
    Profile,
    Signature,
    Stakeholder,
    Vacancy,
)
from tweespraak.selection.queries.law import law_of
from tweespraak.selection.queries.profiles import content_of, hashes_under, signers_of
from tweespraak.selection.rules.lessons import Cause
from tweespraak.selection.rules.profiles import (
    Refusal,
    all_signed,
    gaps,
    send_refused,
    sign_refused,
)
from tweespraak.selection.rules.signing import remind_at
from tweespraak.selection.rules.states import ActRefused, ProfileAct, ProfileState, profile_after

SIGNED, LIFTED = "selection.profile_signed", "selection.profile_lifted"


@transaction.atomic
def send(
    *, vacancy: Vacancy, seen: str, is_confirmed: bool = False, by: UUID, at: datetime
) -> Profile:
    """Ask everybody to sign exactly this. `seen`: the hash that was on the page. Sending twice is once.

    Raises ProfileRefused.
    """
    row = locked_vacancy(vacancy)
    profile = current(row)
    content = content_of(profile, row)
    if profile.state == ProfileState.IN_SIGNING and profile.hash == seen:
        return profile
    if content.hash != seen:
        raise ProfileRefused(Refusal.OLDER)
    signers = signers_of(row)
    found = law_of(profile, row)
    refusal = send_refused(
        has_gaps=bool(gaps(content, [one.capacity for one in signers])),
        is_blocked=any(one.hit.blocks for one in found),
        is_lifted=profile.override_hash == content.hash,
        is_warned=any(not one.hit.blocks for one in found),
        is_confirmed=is_confirmed,
    )
    if refusal:
        raise ProfileRefused(refusal)
    _note_late(row, profile, by, at)
    _step(row, profile, ProfileAct.SEND, by, at, hash=content.hash, sent_at=at)
    _nudge_later(row, at)
    _ask(row, profile, signers, by, at)
    settle(row, by=by, at=at)
    return profile


@transaction.atomic
def take_back(*, vacancy: Vacancy, by: UUID, at: datetime) -> Profile:
    """Write on before everybody signed. Who signed does so again, unless not a letter changes.

    Raises ProfileRefused.
    """
    row = locked_vacancy(vacancy)
    profile = current(row)
    if profile.state != ProfileState.DRAFT:
        _step(row, profile, ProfileAct.TAKE_BACK, by, at)
        _nudge_later(row, None)
    return profile


@transaction.atomic
def sign(*, vacancy: Vacancy, person: UUID, seen: str, at: datetime) -> Signature:
    """Sign what was read: a text that changed since is not signed. The last signature seals it.

    Twice is once. Raises ProfileRefused.
    """
    row = locked_vacancy(vacancy)
    profile = current(row)
    asked = next((one for one in signers_of(row) if one.person_id == person), None)
    refusal = sign_refused(profile.state, is_asked=asked is not None, is_same=profile.hash == seen)
    if refusal or asked is None:
        raise ProfileRefused(refusal or Refusal.NOT_ASKED)
    there = Signature.objects.filter(profile=profile, stakeholder=asked).first()
    if there and there.hash == seen:
        return there
    made, _is_new = Signature.objects.update_or_create(
        profile=profile, stakeholder=asked, defaults={"hash": seen, "signed_at": at}
    )
    note(SIGNED, row, person, at, version_hash=seen)
    settle(row, by=person, at=at)
    return made


@transaction.atomic
def reopen(*, vacancy: Vacancy, reason: str, by: UUID, at: datetime) -> Profile:
    """A new version to write in, with the reason; after the first interview it counts as late and is a
    lesson.

    Until it is signed nobody is invited. Raises ProfileRefused.
    """
    row = locked_vacancy(vacancy)
    before = current(row)
    if not reason.strip():
        raise ProfileRefused(Refusal.NO_REASON)
    _step(row, before, ProfileAct.REPLACE, by, at)
    copied = ("requirements", "pay_from", "pay_to", "pay_per", "terms")
    made = Profile.objects.create(
        vacancy=row,
        number=before.number + 1,
        reason=reason.strip(),
        created_at=at,
        **{name: getattr(before, name) for name in copied},
    )
    _note_late(row, made, by, at)
    return made


@transaction.atomic
def lift(*, vacancy: Vacancy, reason: str, seen: str, by: UUID, at: datetime) -> Profile:
    """HR lets words stand that were stopped, in exactly this text. The log says that, not the reason.

    Raises ProfileRefused.
    """
    row = locked_vacancy(vacancy)
    profile = current(row)
    if not reason.strip():
        raise ProfileRefused(Refusal.NO_REASON)
    if content_of(profile, row).hash != seen:
        raise ProfileRefused(Refusal.OLDER)
    if profile.state != ProfileState.DRAFT or not any(f.hit.blocks for f in law_of(profile, row)):
        raise ProfileRefused(Refusal.NOTHING_TO_LIFT)
    profile.overridden_by_id, profile.override_reason = by, reason.strip()
    profile.override_hash = seen
    profile.save(update_fields=["overridden_by", "override_reason", "override_hash"])
    note(LIFTED, row, by, at, version_hash=seen)
    return profile


@transaction.atomic
def ask_to_lift(*, vacancy: Vacancy, by: UUID, at: datetime) -> None:
    """Who of HR signs here is asked to look at words that were stopped. Raises ProfileRefused."""
    row = locked_vacancy(vacancy)
    if current(row).state != ProfileState.DRAFT:
        raise ProfileRefused(Refusal.NOT_NOW)
    members = [membership_in(row.organisation_id, one.person_id) for one in signers_of(row)]
    able = [
        one.person_id
        for one in members
        if one and Permission.LIFT_GUARD in permissions_of(roles_of(one))
    ]
    if not able:
        raise ProfileRefused(Refusal.NO_HR_HERE)
    tell(About(row.organisation, row.pk, SIGNS), able, "lift_asked", at, but_not=by)


def settle(vacancy: Vacancy, *, by: UUID | None, at: datetime) -> bool:
    """Seal the requirements when everybody who is to sign has signed exactly them."""
    profile = current(vacancy)
    signers = signers_of(vacancy)
    capacities = [one.capacity for one in signers]
    if profile.state != ProfileState.IN_SIGNING:
        return False
    if not all_signed(profile.hash, hashes_under(profile, signers), capacities):
        return False
    _step(vacancy, profile, ProfileAct.SEAL, by, at, signed_at=at)
    _nudge_later(vacancy, None)
    leads = (vacancy.recruiter_id, vacancy.hiring_manager_id)
    about = About(vacancy.organisation, vacancy.pk, WORKS)
    tell(about, leads, "all_signed", at, but_not=by)
    return True


def has_interviewed(vacancy: Vacancy, at: datetime) -> bool:
    """Whether a talk with a candidate of this vacancy has been held."""
    talks = Interview.objects.filter(candidacy__vacancy=vacancy, cancelled_at=None)
    return talks.filter(starts_at__lte=at).exists()


def _note_late(vacancy: Vacancy, profile: Profile, by: UUID, at: datetime) -> None:
    """A version after the first interview counts as a preference that became clear late, also when the
    interview came while it was written: once per version, with a lesson of who asked for the vacancy."""
    if profile.number == 1 or profile.is_late or not has_interviewed(vacancy, at):
        return
    profile.is_late = True
    profile.save(update_fields=["is_late"])
    Lesson.objects.create(
        organisation=vacancy.organisation,
        vacancy=vacancy,
        cause=Cause.CHANGED,
        owner_id=vacancy.hiring_manager_id,
        created_at=at,
        created_by_id=by,
    )


def _ask(
    vacancy: Vacancy, profile: Profile, signers: Iterable[Stakeholder], by: UUID, at: datetime
) -> None:
    """Everybody who did not sign exactly this yet hears that it waits for them."""
    signed = set(profile.signatures.filter(hash=profile.hash).values_list("stakeholder", flat=True))
    kind = "sign_again" if profile.number > 1 else "sign"
    persons = [one.person_id for one in signers if one.pk not in signed]
    tell(About(vacancy.organisation, vacancy.pk, SIGNS), persons, kind, at, but_not=by)


def _step(
    vacancy: Vacancy,
    profile: Profile,
    act: ProfileAct,
    by: UUID | None,
    at: datetime,
    **values: object,
) -> None:
    before = ProfileState(profile.state)
    try:
        after = profile_after(before, act)
    except ActRefused:
        raise ProfileRefused(Refusal.NOT_NOW) from None
    profile.state = after
    for name, value in values.items():
        setattr(profile, name, value)
    profile.save(update_fields=["state", *values])
    note(
        f"selection.{act}",
        vacancy,
        by,
        at,
        state_from=before,
        state_to=after,
        version_hash=profile.hash,
    )


def _nudge_later(vacancy: Vacancy, at: datetime | None) -> None:
    """When the worker looks who still has to sign; None: nothing to nudge about."""
    vacancy.due_at = remind_at(at, vacancy.organisation.time_zone) if at else None
    vacancy.leased_until, vacancy.attempts = None, 0
    vacancy.save(update_fields=["due_at", "leased_until", "attempts"])
