"""The public face of lenses."""

from tweespraak.lenses.access import lens_version
from tweespraak.lenses.actions import load_library
from tweespraak.lenses.documents import (
    LensText,
    MatchText,
    RequirementText,
    competency_name,
    height_word,
    lens_name,
    lens_text,
    match_text,
    range_words,
    weight_word,
)
from tweespraak.lenses.models import Lens, LensVersion
from tweespraak.lenses.queries import content_of, lenses_for, versions_for
from tweespraak.lenses.rules import Fit
from tweespraak.lenses.rules.content import BadLens, LensContent, Requirement
from tweespraak.lenses.rules.matching import (
    BORDERS,
    NINETY,
    Level,
    MatchBand,
    Part,
    is_different,
    level_of,
    match_of,
)

__all__ = [
    "BORDERS",
    "NINETY",
    "BadLens",
    "Fit",
    "Lens",
    "LensContent",
    "LensText",
    "LensVersion",
    "Level",
    "MatchBand",
    "MatchText",
    "Part",
    "Requirement",
    "RequirementText",
    "competency_name",
    "content_of",
    "height_word",
    "is_different",
    "lens_name",
    "lens_text",
    "lens_version",
    "lenses_for",
    "level_of",
    "load_library",
    "match_of",
    "match_text",
    "range_words",
    "versions_for",
    "weight_word",
]
