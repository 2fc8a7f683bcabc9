"""The library, the default set, and how much may be asked at once."""

import pytest

from tweespraak.evaluations.queries.content import (
    anchors,
    candidate_questions,
    closing_questions,
    live_questions,
    topic,
    topics,
)
from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.topics import (
    DEFAULTS,
    DIMENSIONS,
    MIRRORED,
    MOST_ONLINE,
    Dimension,
    SetRefusal,
    live_refused,
    mirrors_of,
    missing,
    set_refused,
)

B, S, R, T = Dimension
EACH = [B, S, R]


@pytest.mark.parametrize(
    ("side", "dimensions", "refusal"),
    [
        (Side.CLIENT, EACH, None),
        (Side.CLIENT, [B] * 8 + [S, R], None),
        (Side.CLIENT, [B] * 9 + [S, R], SetRefusal.TOO_MANY),
        (Side.CLIENT, [B, S, S], SetRefusal.DIMENSION_MISSING),
        (Side.CLIENT, [], SetRefusal.NONE),
        (Side.CLIENT, [*EACH, T], SetRefusal.ELSEWHERE),
        (Side.RECRUITER, [T], None),
        (Side.RECRUITER, [T] * 11, SetRefusal.TOO_MANY),
        (Side.RECRUITER, [B], SetRefusal.ELSEWHERE),
    ],
)
def test_T33_eleven_topics_or_a_dimension_without_one_are_refused(
    side: Side, dimensions: list[Dimension], refusal: SetRefusal | None
) -> None:
    assert set_refused(side, dimensions) is refusal


def test_T33_six_topics_for_a_conversation_are_refused() -> None:
    assert live_refused(["a", "b", "c", "d", "e"]) is None
    assert live_refused(["a", "b", "c", "d", "e", "f"]) is SetRefusal.TOO_MANY
    assert live_refused(["a", "a"]) is SetRefusal.TWICE
    assert live_refused([]) is SetRefusal.NONE


def test_it_says_which_dimension_is_forgotten() -> None:
    assert missing(Side.CLIENT, [S, S]) == (B, R)


@pytest.mark.parametrize("side", Side)
def test_the_default_set_may_be_asked(side: Side) -> None:
    asked = [topic(key) for key in DEFAULTS[side]]
    assert set_refused(side, [one.dimension for one in asked if one]) is None
    assert len(asked) <= MOST_ONLINE
    assert None not in asked


def test_visibility_expertise_and_communication_are_asked_by_default() -> None:
    asked = {one.title_in("en") for key in DEFAULTS[Side.CLIENT] for one in [topic(key)] if one}
    assert asked >= {"Visibility", "Expertise", "Communication"}


@pytest.mark.parametrize("side", Side)
def test_every_topic_has_its_words_in_both_languages(side: Side) -> None:
    for one in topics(side):
        assert one.dimension in DIMENSIONS[side]
        for language in ("nl", "en"):
            assert one.title_in(language)
            assert one.question_in(language).endswith("?")


def test_mirrored_topics_are_about_the_same_thing_on_both_sides() -> None:
    clients, recruiters = ({one.key for one in topics(side)} for side in Side)
    assert {left for left, _right in MIRRORED} <= clients
    assert {right for _left, right in MIRRORED} <= recruiters
    assert mirrors_of("C10") == ("S08", "G09")
    assert mirrors_of("G07") == ("C08",)
    assert mirrors_of("G12") == ()


def test_the_scale_has_five_named_values_and_not_applicable() -> None:
    assert [one.value for one in anchors()] == [1, 2, 3, 4, 5, None]
    assert all(one.name and one.help for one in anchors())


def test_the_other_questions_are_there() -> None:
    assert list(closing_questions()) == ["nps", "nps_reason", "kept", "better"]
    assert closing_questions()["nps"].low
    assert list(live_questions()) == ["L1", "L2", "L3", "L4", "L5"]
    assert len(candidate_questions()) == 10
