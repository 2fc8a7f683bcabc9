"""Score a finished test, and note that its owner has opened it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation import slots
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
            "withheld_at": at if _waits_for_somebody(session) else None,
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


@transaction.atomic
def withhold(*, result: UUID, by: UUID | None, organisation: UUID, at: datetime) -> None:
    """Keep a result from everybody, its owner too, until a psychologist gives it free."""
    _hold(result, "insights.withheld", at, by=by, organisation=organisation, at=at)


@transaction.atomic
def give_free(*, result: UUID, by: UUID | None, organisation: UUID, at: datetime) -> None:
    """From now on the result is its owner's, as any other."""
    _hold(result, "insights.given_free", None, by=by, organisation=organisation, at=at)


def _hold(
    key: UUID,
    action: str,
    since: datetime | None,
    *,
    by: UUID | None,
    organisation: UUID,
    at: datetime,
) -> None:
    result = Result.objects.select_for_update().get(pk=key)
    if (result.withheld_at is None) == (since is None):
        return
    result.withheld_at = since
    result.save(update_fields=["withheld_at"])
    record(
        action=action,
        object_type="result",
        object_id=key,
        at=at,
        by=by,
        organisation=organisation,
        about=result.person_id,
    )


def _waits_for_somebody(session: Session) -> bool:
    """Whether a psychologist who had the test taken explains it first: asked before anybody hears."""
    asked = {"person": session.person_id, "instrument": session.instrument}
    return bool(slots.items("result.withheld", **asked))


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
