"""What insights holds about whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose
from tweespraak.insights.models import Result
from tweespraak.insights.queries import results_of, scale_name, scores_of
from tweespraak.insights.rules.scores import ScaleScore

_WHY = _("To show a person what their own answers say, and to lend it where they consent")
_TERM = _("Until the person has it erased")
_OWN = Field(Whose.PERSON, _WHY, _TERM)

FIELDS = {
    "Result": {
        "id": NOTHING,
        "person": _OWN,
        "session": _OWN,
        "instrument": _OWN,
        "version": _OWN,
        "norm": _OWN,
        "composite": _OWN,
        "finished_at": _OWN,
        "scored_at": _OWN,
        "opened_at": _OWN,
    },
    "Score": {
        "id": NOTHING,
        "result": _OWN,
        "scale": _OWN,
        "kind": _OWN,
        "answered": _OWN,
        "items": _OWN,
        "raw": _OWN,
        "z": _OWN,
        "se": _OWN,
    },
}

WORDS = {
    "context": _("Results"),
    "Result": _("Your results"),
    "Score": _("Your scores"),
    "results": _("Your results"),
    "test": _("Test"),
    "test=personality": _("Personality questionnaire"),
    "finished_at": _("Finished"),
    "scored_at": _("Worked out"),
    "opened_at": _("First seen by you"),
    "versions": _("Worked out with"),
    "questionnaire": _("Questionnaire"),
    "norm": _("Norm group"),
    "competencies": _("Competencies"),
    "norm_status": _("State of the norm"),
    "norm_status=none": _("no norm"),
    "norm_status=rational": _("rational"),
    "norm_status=foreign": _("from another country"),
    "norm_status=provisional": _("provisional"),
    "norm_status=local": _("of our own users"),
    "scores": _("Scores"),
    "scale": "",
    "name": _("Scale"),
    "kind": "",
    "answered": "",
    "of": "",
    "raw": _("Sum of the answers"),
    "z": "",
    "standard_error": "",
    "c": _("Score (C)"),
    "c_low": _("From (C)"),
    "c_high": _("Up to (C)"),
    "percentile": _("Percentile"),
    "band": _("Band"),
    "band=low": _("low"),
    "band=mid": _("middle"),
    "band=high": _("high"),
}


def export(person: Any) -> dict[str, Any]:
    """Every result with its scores, each with its error; the answers themselves stay inside."""
    results = results_of(person).select_related("version", "norm", "composite")
    return {"results": [_result(result) for result in results]}


def erase(person: Any, rule: Rule) -> int:
    """Results with their scores."""
    return results_of(person).delete()[0]


def _result(result: Result) -> dict[str, Any]:
    return {
        "test": result.instrument,
        "finished_at": result.finished_at.isoformat(),
        "scored_at": result.scored_at.isoformat(),
        "opened_at": result.opened_at and result.opened_at.isoformat(),
        "versions": {
            "questionnaire": result.version.label,
            "norm": result.norm.label,
            "competencies": result.composite.label,
        },
        "norm_status": result.norm.status,
        "scores": [_score(score) for score in scores_of(result).values()],
    }


def _score(score: ScaleScore) -> dict[str, Any]:
    return {
        "scale": score.key,
        "name": scale_name(score.key),
        "kind": score.kind,
        "answered": score.answered,
        "of": score.items,
        "raw": score.raw,
        "z": score.z,
        "standard_error": score.se,
        "c": score.c,
        "c_low": score.low,
        "c_high": score.high,
        "percentile": score.percentile,
        "band": score.band,
    }
