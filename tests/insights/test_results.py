"""A finished questionnaire becomes one result, and can for ever be computed again."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation.events import _listeners, listen
from tweespraak.insights.actions import NotFinished, score_session
from tweespraak.insights.api import (
    Kind,
    Result,
    ResultReady,
    Score,
    latest_result,
    profile_of_result,
    profiles_of,
    recompute,
    results_of,
    scores_of,
)
from tweespraak.insights.queries import basis_of, result_before
from tweespraak.instruments.api import PERSONALITY
from tweespraak.testing.api import Session, start_session


@pytest.fixture
def ready():
    """What was announced as ready."""
    heard: list[ResultReady] = []
    listen(ResultReady)(heard.append)
    yield heard
    _listeners[ResultReady].remove(heard.append)


def test_finishing_gives_a_result_with_every_scale(annas_result):
    kinds = [part.kind for part in scores_of(annas_result).values()]
    assert (kinds.count(Kind.FACET), kinds.count(Kind.DOMAIN)) == (27, 5)
    assert kinds.count(Kind.COMPETENCY) == 16


def test_finishing_tells_whoever_listens(anna, instruments, ready):
    result = finished(anna.person)
    assert [(event.result_id, event.person_id) for event in ready] == [(result.pk, anna.person.pk)]


def test_scoring_again_changes_nothing(annas_result, ready):
    again = score_session(session=annas_result.session, at=THEN + timedelta(days=1))
    assert again == annas_result
    assert Score.objects.filter(result=again).count() == 48
    assert ready == []


def test_an_open_session_is_not_scored(anna, instruments):
    session = start_session(person=anna.person, instrument=PERSONALITY, language="nl", at=THEN)
    with pytest.raises(NotFinished):
        score_session(session=session, at=THEN)


def test_a_failing_listener_leaves_no_half_result(anna, instruments):
    def fails(event: ResultReady) -> None:
        raise RuntimeError

    listen(ResultReady)(fails)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            finished(anna.person)
    finally:
        _listeners[ResultReady].remove(fails)
    assert not Result.objects.exists()
    assert not Session.objects.exclude(finished_at=None).exists()


def test_the_stored_scores_can_be_computed_again(anna, instruments):
    result = finished(anna.person, value=2, skipped=("E3",))
    anew = recompute(result)
    for row in Score.objects.filter(result=result):
        fresh = anew.scores[row.scale]
        assert (row.kind, row.answered, row.items) == (fresh.kind, fresh.answered, fresh.items)
        for stored, computed in ((row.raw, fresh.raw), (row.z, fresh.z), (row.se, fresh.se)):
            assert stored == pytest.approx(computed, abs=1e-9)


def test_the_profile_of_a_stored_result_is_that_of_the_answers(annas_result):
    stored, computed = profile_of_result(annas_result), recompute(annas_result).profile
    assert stored.z == pytest.approx(computed.z, abs=1e-9)
    assert stored.error_covariance == pytest.approx(computed.error_covariance, abs=1e-9)


def test_what_cannot_be_scored_is_missing_from_the_profile(anna, instruments):
    result = finished(anna.person, skipped=("E3",))
    scores, profile = scores_of(result), profile_of_result(result)
    assert not scores["E3"].enough
    assert not scores["leading"].enough
    assert "leading" not in profile.z
    assert "planning" in profile.z


def test_many_profiles_take_one_query(annas_result, bram, django_assert_num_queries):
    results = [annas_result, finished(bram.person, value=2)]
    basis_of(results[0])
    with django_assert_num_queries(1):
        profiles = profiles_of(results)
    assert profiles[annas_result.pk].z == profile_of_result(annas_result).z
    assert profiles[results[1].pk].z == profile_of_result(results[1]).z


def test_the_newest_result_comes_first(annas_result, anna):
    newer = finished(anna.person, at=THEN + timedelta(days=400), value=3)
    assert latest_result(anna.person, PERSONALITY) == newer
    assert list(results_of(anna.person.pk)) == [newer, annas_result]
    assert result_before(newer) == annas_result
    assert result_before(annas_result) is None


def test_scoring_is_in_the_log_with_the_norm(annas_result):
    entry = entries_of_object("result", annas_result.pk).get()
    assert entry.action == "insights.scored"
    assert entry.version_hash == annas_result.norm.content_hash


def test_results_are_personal(annas_result, eva: Actor):
    assert latest_result(eva.person, PERSONALITY) is None
