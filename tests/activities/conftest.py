"""Bram's activity with a lens, Anna in it, and what she could share."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tests.lenses.test_matching import ROW
from tweespraak.activities.api import (
    Activity,
    Candidate,
    Participation,
    Reuse,
    consent_text,
    create_activity,
    invite,
    lend_results,
)
from tweespraak.insights.api import Result
from tweespraak.instruments.api import InstrumentVersion
from tweespraak.lenses.api import LensVersion, load_library

SOON = THEN + timedelta(hours=1)


@pytest.fixture
def lens(db: None) -> LensVersion:
    load_library(at=THEN, rows=[ROW])
    return LensVersion.objects.get()


@pytest.fixture
def activity(bram: Actor, lens: LensVersion, instruments: InstrumentVersion) -> Activity:
    return create_activity(
        organisation=bram.member.organisation,
        once=uuid.uuid4(),
        name="Nieuwe teamleider",
        purpose="Zien wie graag een team wil leiden",
        lens_version=lens,
        by=bram.person,
        at=THEN,
    )


@pytest.fixture
def participation(activity: Activity, anna: Actor, bram: Actor) -> Participation:
    """Anna is invited."""
    candidate = Candidate(1, anna.person.email, "Anna", "de Vries")
    invited = invite(
        activity=activity, candidates=[candidate], language="nl", by=bram.person, at=THEN
    )
    return invited.participations[0]


@pytest.fixture
def annas_result(anna: Actor, instruments: InstrumentVersion) -> Result:
    return finished(anna.person, at=THEN)


@pytest.fixture
def shared(participation: Participation, annas_result: Result, anna: Actor) -> Reuse:
    """Anna shares her result."""
    return share(participation, annas_result, anna)


def share(participation: Participation, result: Result, who: Actor, at=SOON) -> Reuse:
    text = consent_text(participation, at)
    [reuse] = lend_results(
        participation=participation,
        results=[result],
        text=text,
        read=text.fingerprint,
        by=who.person,
        at=at,
    )
    return reuse
