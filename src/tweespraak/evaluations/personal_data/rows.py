"""What a person may take along of evaluations."""

from typing import Any

from django.db.models import Q

from tweespraak.evaluations.models import Evaluation, Reply
from tweespraak.evaluations.rules.states import Side
from tweespraak.foundation.personal_data import Rule


def export(person: Any) -> dict[str, Any]:
    """What this person answered as one of the two."""
    mine = Q(side=Side.CLIENT, evaluation__client=person) | Q(
        side=Side.RECRUITER, evaluation__recruiter=person
    )
    rows = Reply.objects.filter(mine, sent_at__isnull=False).select_related(
        "evaluation__organisation"
    )
    rows = rows.prefetch_related("answers").order_by("sent_at")
    return {"evaluations": [_reply(row) for row in rows]}


def erase(person: Any, rule: Rule) -> int:
    """Nothing at once: both sides read it; names and words go by their own clock (R11)."""
    return Evaluation.objects.none().count()


def _reply(row: Reply) -> dict[str, Any]:
    return {
        "organisation": row.evaluation.organisation.name,
        "jobs": [one["title"] for one in row.evaluation.vacancies],
        "sent_at": row.sent_at,
        "nps": row.nps,
        "nps_reason": row.nps_reason,
        "kept": row.kept,
        "better": row.better,
        "answers": [
            {"topic": one.topic, "value": one.value, "comment": one.comment}
            for one in row.answers.all()
        ],
    }
