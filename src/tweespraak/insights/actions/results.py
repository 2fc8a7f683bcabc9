"""Score a finished test, and note that its owner has opened it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.foundation.merging import repoint
from tweespraak.insights.events import ResultReady
from tweespraak.insights.models import Goal, Result, Score
from tweespraak.insights.queries import recompute
from tweespraak.insights.rules.scores import Scoring
from tweespraak.instruments.api import current_composite, current_norm
from tweespraak.testing.api import Session


class NotFinished(ValueError):
    """Only a finished session can be scored: its answers may still change."""


@transaction.atomic
def score_session(*, session: Session, at: datetime) -> Result:
    """The result of a finished session; scored once, however often this is called.

    Raises NotFinished.
    """
    if session.finished_at is None:
        raise NotFinished(str(session.pk))
    result, new = Result.objects.get_or_create(
        session=session,
        defaults={
            "person_id": session.person_id,
            "instrument": session.instrument,
            "version_id": session.version_id,
            "norm_id": current_norm(session.instrument).pk,
            "composite_id": current_composite(session.instrument).pk,
            "finished_at": session.finished_at,
            "scored_at": at,
        },
    )
    if new:
        _keep(result, recompute(result))
        _record_scored(result, at)
        announce(ResultReady(result.pk, result.person_id, at))
    return result


@transaction.atomic
def open_result(*, result: Result, at: datetime) -> None:
    """The person sees their result for the first time; later times change nothing."""
    Result.objects.filter(pk=result.pk, opened_at=None).update(opened_at=at)


def _keep(result: Result, scoring: Scoring) -> None:
    Score.objects.bulk_create(
        Score(
            result=result,
            scale=key,
            kind=part.kind,
            answered=part.answered,
            items=part.items,
            raw=part.raw,
            z=part.z,
            se=part.se,
        )
        for key, part in scoring.scores.items()
    )


def _record_scored(result: Result, at: datetime) -> None:
    record(
        action="insights.scored",
        object_type="result",
        object_id=result.pk,
        at=at,
        by=None,
        about=result.person_id,
        version_hash=result.norm.content_hash,
    )


@transaction.atomic
def take_results_over(*, gone: UUID, kept: UUID) -> None:
    """Results and goals of one person are another's: they turned out to be the same human being."""
    repoint({Result: ("person_id",), Goal: ("person_id",)}, gone=gone, kept=kept)
