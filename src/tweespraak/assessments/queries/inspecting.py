"""What can be looked at together, and how far that is."""

from uuid import UUID

from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.rules.inspecting import Inspection


def inspection_of(case: Case) -> Inspection:
    """What is kept of looking at answers together."""
    return Inspection(
        asked_at=case.inspection_asked_at,
        confirmed_at=case.inspection_confirmed_at,
        code=case.inspection_code,
        tries=case.inspection_tries,
    )


def tests_to_inspect(case: Case) -> list[Part]:
    """The tests of ours in this case that were taken, in their order."""
    return list(case.parts.exclude(result=None).select_related("result__session"))


def test_to_inspect(case: Case, part: UUID) -> Part | None:
    """One of them, by its key."""
    return next((one for one in tests_to_inspect(case) if one.pk == part), None)
