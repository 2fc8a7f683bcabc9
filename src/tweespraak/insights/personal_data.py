"""What insights holds about whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose
from tweespraak.insights.documents.goals import ACTS, HOW_FAR, PARTS, STATES
from tweespraak.insights.models import Goal, GoalMoment, Result
from tweespraak.insights.queries import every_result_of, goals_of, scale_name, scores_of
from tweespraak.insights.rules.goals import STATE_AFTER_TURN, Act
from tweespraak.insights.rules.scores import ScaleScore

_WHY = _("To show a person what their own answers say, and to lend it where they consent")
_TERM = _("Until the person has it erased")
_OWN = Field(Whose.PERSON, _WHY, _TERM)
_GOAL = Field(Whose.PERSON, _("To help a person with what they want to learn or do"), _TERM)

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
        "withheld_at": _OWN,
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
    "Goal": {
        "id": NOTHING,
        "person": _GOAL,
        "scale": _GOAL,
        "result": _GOAL,
        "wording": _GOAL,
        "behaviour": _GOAL,
        "cue": _GOAL,
        "step": _GOAL,
        "due_on": _GOAL,
        "check_in_days": _GOAL,
        "buddy": _GOAL,
        "created_at": _GOAL,
    },
    "GoalMoment": {
        "id": NOTHING,
        "goal": _GOAL,
        "number": NOTHING,
        "act": _GOAL,
        "at": _GOAL,
        "how_far": _GOAL,
        "text": _GOAL,
        "helps": _GOAL,
        "before": _GOAL,
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
    "withheld_at": _("Waits until a psychologist explains it, since"),
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
    "Goal": _("Your goals"),
    "GoalMoment": _("What happened with your goals"),
    "goals": _("Your goals"),
    "made_from": _("Made from your score on"),
    **PARTS,
    "made_at": _("Made"),
    "state": _("Now"),
    **{f"state={state}": word for state, word in STATES.items()},
    "moments": _("The story so far"),
    "what": _("What happened"),
    **{f"what={act}": word for act, word in ACTS.items()},
    "at": _("When"),
    "how_far": _("How far"),
    **{f"how_far={far}": word for far, word in HOW_FAR.items()},
    "text": _("In your own words"),
    "helps": _("What helps"),
    "before": _("As it stood before"),
}


def export(person: Any) -> dict[str, Any]:
    """Every result with its scores, each with its error, and every goal with its story."""
    results = every_result_of(person).select_related("version", "norm", "composite")
    goals = goals_of(person).prefetch_related("moments")
    return {
        "results": [_result(result) for result in results],
        "goals": [_goal(goal) for goal in goals],
    }


def erase(person: Any, rule: Rule) -> int:
    """Results with their scores, and goals with all that was written with them."""
    goals = Goal.objects.filter(person=person).delete()[0]
    return goals + every_result_of(person).delete()[0]


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
        "withheld_at": result.withheld_at and result.withheld_at.isoformat(),
        "scores": _scores(result),
    }


def _scores(result: Result) -> list[dict[str, Any]]:
    """None as long as a psychologist has to explain them first: then only that the result exists."""
    if result.withheld_at:
        return []
    return [_score(score) for score in scores_of(result).values()]


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


def _goal(goal: Any) -> dict[str, Any]:
    return {
        "wording": goal.wording,
        "behaviour": goal.behaviour,
        "cue": goal.cue,
        "step": goal.step,
        "due_on": goal.due_on.isoformat(),
        "check_in_days": goal.check_in_days,
        "buddy": goal.buddy,
        "made_from": goal.scale and scale_name(goal.scale),
        "made_at": goal.created_at.isoformat(),
        "state": STATE_AFTER_TURN[Act(goal.turn)].value,
        "moments": [_moment(moment) for moment in goal.moments.all()],
    }


def _moment(moment: GoalMoment) -> dict[str, Any]:
    return {
        "what": moment.act,
        "at": moment.at.isoformat(),
        "how_far": moment.how_far,
        "text": moment.text,
        "helps": moment.helps,
        "before": moment.before,
    }
