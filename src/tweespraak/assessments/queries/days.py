"""The parts of assessments: of one case, and as an agenda of days."""

from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.rules.days import PartFacts, PartKind


def part_facts(part: Part) -> PartFacts:
    """What decides whether a part is over."""
    return PartFacts(
        kind=PartKind(part.kind),
        mode=part.mode,
        starts_at=part.starts_at,
        held_at=part.held_at,
        is_skipped=bool(part.skipped_because),
        has_result=part.result_id is not None or bool(part.scores),
    )


def facts_of_parts(case: Case) -> list[PartFacts]:
    """The same for all parts of a case, in their order."""
    return [part_facts(part) for part in case.parts.all()]
