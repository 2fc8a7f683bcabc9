"""What changed in requirements since the version before, for who signed that one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tweespraak.selection.documents.requirements import Line, Sheet, sheet_of
from tweespraak.selection.models import Profile, Vacancy


@dataclass(frozen=True)
class Changes:
    """Against the version before; the reason is that of the new one."""

    reason: str
    is_late: bool
    added: Sequence[str]
    changed: Sequence[str]
    dropped: Sequence[str]
    is_pay_other: bool


def changes_of(profile: Profile, vacancy: Vacancy) -> Changes | None:
    """What is different from the version before; None for the first one."""
    before = vacancy.profiles.filter(number=profile.number - 1).first()
    if before is None:
        return None
    now, then = _by_key(sheet_of(profile, vacancy)), _by_key(sheet_of(before, vacancy))
    return Changes(
        reason=profile.reason,
        is_late=profile.is_late,
        added=[now[key][1].text for key in now if key not in then],
        changed=[now[key][1].text for key in now if key in then and now[key] != then[key]],
        dropped=[then[key][1].text for key in then if key not in now],
        is_pay_other=_offered(profile) != _offered(before),
    )


def _by_key(sheet: Sheet) -> dict[str, tuple[bool, Line]]:
    musts = {one.key: (True, one) for one in sheet.musts}
    return {**musts, **{one.key: (False, one) for one in sheet.nices}}


def _offered(profile: Profile) -> tuple[object, ...]:
    return profile.pay_from, profile.pay_to, profile.pay_per, profile.terms
