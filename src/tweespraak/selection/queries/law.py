"""Words in requirements that may not be a reason, or that need a second look."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from tweespraak.selection.models import Profile, Vacancy
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.states import ProfileState
from tweespraak.selection.rules.wording import LawHit, law_hits

TERMS = "terms"


@dataclass(frozen=True)
class Found:
    """What the guard found, and where: the key of a requirement, or the terms."""

    where: str
    hit: LawHit


def law_of(profile: Profile, vacancy: Vacancy) -> list[Found]:
    """Everything the guard sees in what is to be signed; what the job is called only warns."""
    language, allowed = get_language() or "nl", [vacancy.title]
    return [
        Found(where, hit)
        for where, text in _texts(profile)
        for hit in law_hits(text, language, allowed=allowed)
    ]


def law_of_page(vacancy: Vacancy, text: str) -> list[LawHit]:
    """What the guard sees in what the work is, as the world reads it; what stands in the requirements
    everybody signed, or in the job title, only warns."""
    profile = profile_of(vacancy)
    allowed = [vacancy.title]
    for row in profile.requirements if profile and profile.state == ProfileState.SIGNED else []:
        allowed += [row.get("text", ""), row.get("behaviour", "")]
    return law_hits(text, get_language() or "nl", allowed=allowed)


def _texts(profile: Profile) -> Iterator[tuple[str, str]]:
    for row in profile.requirements:
        for name in ("text", "behaviour", "assessed"):
            yield row["key"], row.get(name, "")
    yield TERMS, profile.terms
