"""Rejections in any state, written with the actions so that the hashes are right."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from tests.cast import THEN, Actor
from tests.selection.seeking import candidate, interviewed, signed
from tweespraak.selection.actions.communicating import communicate
from tweespraak.selection.actions.rejecting import check, message_now, save_draft
from tweespraak.selection.actions.steps import step
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.queries.rejections import rejection_of
from tweespraak.selection.rules.reasons import Reason
from tweespraak.selection.rules.rejecting import Draft
from tweespraak.selection.rules.states import Act

LATER = THEN + timedelta(days=6)
SEEN = Reason(
    "EXPR",
    "r1",
    {"task": "het leiden van een team", "example": "hoe je zelf de roosters maakte"},
)
STRENGTH = "hoe rustig je doorvroeg toen de opdracht onduidelijk was"


def draft(caller: Actor | None = None, reasons: Sequence[Reason] = (SEEN,), **values: Any) -> Draft:
    """A whole rejection after an interview."""
    whole: dict[str, Any] = {
        "thanks": "je open verhaal over het magazijn",
        "strength": STRENGTH,
        "tip": "Oefen met een voorbeeld waarin een team zelf besloot",
        "caller": caller.person.pk if caller else None,
        "call_on": "donderdag 10 september om 14.00 uur" if caller else "",
    }
    return Draft(reasons=tuple(reasons), **{**whole, **values})


def begun(rik: Actor, hanna: Actor, tom: Actor, kim: Actor, **values: Any) -> Candidacy:
    """Interviewed, and a person decided to reject; nothing is written yet."""
    made = interviewed(signed(rik, hanna, tom), kim, tom)
    return _decided(made, hanna, **values)


def begun_on_letter(rik: Actor, hanna: Actor, tom: Actor, kim: Actor) -> Candidacy:
    """Nobody was spoken with."""
    return _decided(candidate(signed(rik, hanna, tom), kim), hanna)


def written(candidacy: Candidacy, by: Actor, what: Draft, at: datetime = LATER) -> Rejection:
    """As somebody writes it, on from what stands there."""
    row = rejection_of(candidacy)
    return save_draft(
        candidacy=candidacy,
        version=row.version if row else 0,
        draft=what,
        by=by.person.pk,
        at=at,
    )


def checked(candidacy: Candidacy, by: Actor, what: Draft | None = None) -> Rejection:
    """Whole, and checked."""
    row = written(candidacy, by, what or draft(by))
    return check(candidacy=candidacy, version=row.version, by=by.person.pk, at=LATER)


def told(candidacy: Candidacy, by: Actor, at: datetime = LATER) -> Rejection:
    """The candidate has the mail."""
    checked(candidacy, by)
    return communicate(
        candidacy=candidacy,
        seen=now_of(candidacy, at),
        called=True,
        by=by.person.pk,
        at=at,
    )


def now_of(candidacy: Candidacy, at: datetime = LATER) -> str:
    """The hash of what would go out."""
    return message_now(candidacy, rejection_of(candidacy), at).hash


def _decided(candidacy: Candidacy, by: Actor, **values: Any) -> Candidacy:
    return step(
        Candidacy.objects.get(pk=candidacy.pk),
        Act.DRAFT_REJECTION,
        by=by.person.pk,
        at=LATER,
        decided_at=LATER,
        decided_by_id=by.person.pk,
        **values,
    )
