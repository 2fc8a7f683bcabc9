"""T01 outside the assessment: a result that waits for the psychologist shows on no other page."""

from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest

from tests.activities.conftest import activity, lens, participation
from tests.assessments.casing import begun
from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tweespraak.activities.api import CannotBeLent, Participation, consent_text, lend_results
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.states import Act
from tweespraak.foundation import clock
from tweespraak.insights.api import Result, reading_of, scale_text, scores_of
from tweespraak.lenses.api import LensVersion

__all__ = ["activity", "lens", "participation"]
LATER = THEN + timedelta(days=10)


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def measured(
    dirk: Actor, anna: Actor, karin: Actor, participation: Participation
) -> tuple[Case, Result]:
    """Anna took the test of her assessment, and is invited by Bram to share what she has."""
    case = begun(dirk, anna, karin, PartKind.TEST)
    return case, finished(anna.person, at=LATER)


def told(result: Result) -> set[str]:
    """The sentences that only who has these scores reads."""
    return {reading_of(one).meanings[0].text for one in scores_of(result).values() if one.enough}


def own_pages(scales: list[str]) -> Iterator[str]:
    """Where somebody reads scores of their own, matches, or takes them along."""
    yield from ("/insights/", "/insights/flat/", "/insights/print/", "/insights/goals/new/")
    yield from (f"/insights/{scale}/" for scale in scales)  # why this score
    yield from ("/", "/tests/", "/lenses/", "/privacy/", "/privacy/print/", "/privacy/export/")


def read(who: Actor, address: str) -> str:
    answer = who.client.get(address, follow=True)
    return unescape(b"".join(answer).decode(errors="replace"))


def test_T01_no_cube_no_why_no_match_and_no_export_before_the_participant_may_read(
    anna: Actor, dirk: Actor, lens: LensVersion, measured: tuple[Case, Result]
) -> None:
    case, result = measured
    scales = ["N", "E", "E1"]
    pages = [*own_pages(scales), f"/lenses/{lens.pk}/"]
    sentences = told(result)
    names = {scale_text(key).name for key in scores_of(result)}
    assert len(sentences) > 5
    for address in ("/insights/", "/insights/flat/"):  # not even which scales there are
        assert not [one for one in names if one in read(anna, address)], address
    for address in pages:
        text = read(anna, address)
        assert not [one for one in sentences if one in text], address
    for scale in scales:
        assert anna.client.get(f"/insights/{scale}/").status_code == 404
    for act in (Act.DRAFT, Act.REVIEW, Act.SHOW):
        step(locked(case), act, by=dirk.person.pk, at=LATER)
    assert len([one for one in sentences if one in read(anna, "/insights/print/")]) > 5  # now hers
    assert len([one for one in names if one in read(anna, "/insights/flat/")]) > 5


def test_T01_a_withheld_result_is_lent_to_nobody_and_matched_for_nobody(
    anna: Actor,
    bram: Actor,
    dirk: Actor,
    measured: tuple[Case, Result],
    participation: Participation,
) -> None:
    case, result = measured
    root = f"/activities/{participation.activity_id}/"
    pages = [root, f"{root}participations/", f"{root}participants/{participation.pk}/"]
    text = consent_text(participation, LATER)

    def lend() -> None:
        row = Result.objects.get(pk=result.pk)
        lend_results(
            participation=participation, results=[row], text=text, read=text.fingerprint,
            by=anna.person, at=LATER,
        )  # fmt: skip

    with pytest.raises(CannotBeLent):
        lend()
    invitation = f"/activities/invitations/{participation.pk}/"
    assert str(result.pk) not in read(anna, invitation)
    anna.client.post(
        f"{invitation}consent/", {"results": [str(result.pk)], "read": text.fingerprint}
    )
    assert not participation.reuses.exists()
    for who in (bram, anna):
        for address in pages:
            found = read(who, address)
            assert not [one for one in told(result) if one in found], (who.member, address)
    for act in (Act.DRAFT, Act.REVIEW, Act.SHOW):
        step(locked(case), act, by=dirk.person.pk, at=LATER)
    lend()
    assert participation.reuses.count() == 1
