"""The scores of a report as a file: per part and scale, with norm group. Never a question or an answer."""

from typing import Any

from django.utils import translation

from tweespraak.assessments.models import Case, Part
from tweespraak.insights.api import basis_of, norm_text, scale_text, scores_of


def scores_of_case(case: Case, language: str) -> dict[str, Any]:
    """What a participant takes along (practice N12)."""
    with translation.override(language):
        parts = case.parts.select_related("result").filter(skipped_because="")
        told = [_part(one) for one in parts]
    return {"assessment": str(case.pk), "parts": [one for one in told if one["scores"]]}


def _part(part: Part) -> dict[str, Any]:
    held = part.held_at.isoformat() if part.held_at else ""
    told = {"part": part.name, "held_at": held}
    if part.result is None:
        return {**told, "norm_group": part.norm, "scores": [_typed(one) for one in part.scores]}
    norm = norm_text(basis_of(part.result))
    scores = [one for one in scores_of(part.result).values() if one.enough]
    return {
        **told,
        "norm_group": f"{norm.version}: {norm.population}",
        "scores": [
            {
                "scale": one.key,
                "name": scale_text(one.key).name,
                "kind": str(one.kind),
                "raw": one.raw,
                "c": one.c,
                "low": one.low,
                "high": one.high,
                "percentile": one.percentile,
            }
            for one in scores
        ],
    }


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """A score of another publisher, as it was written down."""
    return {key: row.get(key, "") for key in ("scale", "score", "se", "scale_kind")}
