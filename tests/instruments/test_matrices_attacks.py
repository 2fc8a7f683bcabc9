"""Who sees only the options knows nothing: no attack finds more keys than chance."""

from functools import lru_cache

import pytest
from scipy.stats import beta

from tests.instruments.attacks import (
    CHANCE,
    Attack,
    Question,
    centroid,
    far_from_centroid,
    features,
    hits,
    ink,
    length,
    little_ink,
    majority,
    ours,
    planted,
    trained,
)

SIMPLE = [majority, centroid, far_from_centroid, ink, little_ink, length]
FOLDS, TEST = 3, 2000


@lru_cache(maxsize=1)
def few() -> tuple[Question, ...]:
    return tuple(ours(240))


def upper(found: float, asked: int) -> float:
    """The upper end of the 99 % interval of a hit rate (Clopper & Pearson 1934, one-sided)."""
    return float(beta.ppf(0.99, found + 1, asked - found))


@pytest.mark.slow
@pytest.mark.parametrize("attack", SIMPLE)
def test_simple_attacks_find_no_more_than_chance(attack: Attack) -> None:
    """Slow: 120 matrices, painted for the ink; more of them in make prove."""
    questions = few()[:120]
    error = (CHANCE * (1 - CHANCE) / len(questions)) ** 0.5
    assert abs(hits(attack, questions) / len(questions) - CHANCE) < 3 * error


def test_length_tells_nothing_at_all() -> None:
    assert len({score for question in few()[:30] for score in length(question)}) == 1


def test_a_majority_of_options_that_each_change_one_attribute_gives_the_key_away() -> None:
    questions = planted(60)
    assert hits(majority, questions) > 0.9 * len(questions)


def test_the_trained_attack_has_a_lot_to_look_at() -> None:
    assert features(few()[0]).shape == (8, 128)


@pytest.mark.slow
def test_a_trained_attack_in_small() -> None:
    """Slow: learns from 160 matrices, twice; the whole attack is in make prove."""
    asked = few()[160:]
    assert trained(few()[:160], asked, rounds=25) / len(asked) < 0.27
    given_away = planted(240)
    assert trained(given_away[:160], given_away[160:], rounds=25) / len(asked) > 0.8


@pytest.mark.long
def test_a_trained_attack_finds_what_is_given_away() -> None:
    """Slow: 6,000 matrices, each distractor one attribute off."""
    questions = planted(FOLDS * TEST)
    assert trained(questions[TEST:], questions[:TEST]) / TEST >= 0.9


@pytest.mark.long
@pytest.mark.parametrize("rules", [None, 1, 2, 3, 4])
def test_a_trained_attack_finds_no_more_than_chance(rules: int | None) -> None:
    """Slow: 6,000 matrices; three times 4,000 to learn from and the other 2,000 to answer."""
    questions = ours(FOLDS * TEST, rules)
    found = 0
    for fold in range(FOLDS):
        asked = questions[fold * TEST : (fold + 1) * TEST]
        learned = questions[: fold * TEST] + questions[(fold + 1) * TEST :]
        found += trained(learned, asked)
    assert upper(found, len(questions)) <= 0.15, found / len(questions)


@pytest.mark.long
@pytest.mark.parametrize("attack", SIMPLE)  # the fastest to change: the matrices stay
@pytest.mark.parametrize("rules", [1, 2, 3, 4])
def test_simple_attacks_find_no_more_than_chance_per_rule_count(attack: Attack, rules: int) -> None:
    """Slow: 1,200 matrices."""
    questions = ours(1200, rules)
    error = (CHANCE * (1 - CHANCE) / len(questions)) ** 0.5
    assert abs(hits(attack, questions) / len(questions) - CHANCE) < 3.5 * error
