"""Contrast as WCAG has it, and an accent that anyone may choose and everyone can read."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.foundation import accents
from tweespraak.foundation.accents import DARK, LIGHT, dark_tokens, judged, light_tokens
from tweespraak.foundation.colours import (
    Colour,
    NotAColour,
    contrast,
    darkened,
    luminance,
    read_colour,
)

TOKENS = Path(accents.__file__).parent / "static" / "foundation" / "css" / "tokens.css"
colours = st.builds(Colour, *[st.integers(0, 255)] * 3).map(str)
WHITE = read_colour("#fff")


def ratio(one: str, other: str) -> float:
    return contrast(read_colour(one), read_colour(other))


# Values as published: WCAG 2.2 (understanding 1.4.3), and the usual table of greys on white.
@pytest.mark.parametrize(
    ("colour", "on_white"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#949494", 3.03),
     ("#595959", 7.0), ("#ff0000", 4.0), ("#0000ff", 8.59), ("#ffff00", 1.07)],
)  # fmt: skip
def test_contrast_is_as_wcag_has_it(colour: str, on_white: float) -> None:
    assert ratio(colour, "#ffffff") == pytest.approx(on_white, abs=0.005)
    assert ratio("#ffffff", colour) == ratio(colour, "#ffffff")


@pytest.mark.parametrize("text", ["#1F6f6b", "1f6f6b", " #1f6f6b "])
def test_a_colour_is_read_however_it_is_typed(text: str) -> None:
    assert str(read_colour(text)) == "#1f6f6b"
    assert str(read_colour("#abc")) == "#aabbcc"


@pytest.mark.parametrize("text", ["", "red", "#12", "#1234567", "#12345g", "rgb(1,2,3)", "#123;}"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(NotAColour):
        read_colour(text)


def test_darker_is_no_darker_than_needed_and_keeps_the_hue() -> None:
    yellow = read_colour("#fff3b0")
    enough = darkened(yellow, [WHITE], 4.5)
    assert 4.5 <= contrast(enough, WHITE) < 4.65
    assert enough.red >= enough.green > enough.blue
    assert luminance(darkened(enough, [WHITE], 4.5)) == luminance(enough)


def test_our_own_accent_passes_and_stays_as_it_is() -> None:
    verdict = judged(accents.OWN_ACCENT)
    assert verdict.passes
    assert verdict.nearest == accents.OWN_ACCENT


def test_a_pale_colour_does_not_pass_and_the_nearest_does() -> None:
    verdict = judged("#fff3b0")
    assert not verdict.passes
    assert verdict.of_text < 1.2
    assert judged(verdict.nearest).passes


@given(colours)
def test_the_nearest_always_passes(accent: str) -> None:
    verdict = judged(accent)
    assert judged(verdict.nearest).passes
    assert (verdict.nearest == accent) == verdict.passes


@given(colours)
def test_whatever_is_saved_can_be_read_light_and_dark(accent: str) -> None:
    for tokens, theme in (
        (light_tokens(judged(accent).nearest), LIGHT),
        (dark_tokens(judged(accent).nearest), DARK),
    ):
        for ground in ("ground", "surface", "sunken", "raised"):
            assert ratio(tokens["accent-ink"], theme[ground]) >= 4.5
            assert ratio(tokens["accent"], theme[ground]) >= 3
            assert ratio(tokens["accent-strong"], theme[ground]) >= 4.5
        assert ratio(tokens["on-accent"], tokens["accent"]) >= 4.5
        assert ratio(tokens["on-accent"], tokens["accent-strong"]) >= 4.5
        assert ratio(tokens["accent-strong"], tokens["accent-soft"]) >= 4.5
        assert ratio(tokens["accent-ink"], tokens["accent-soft"]) >= 4.5
        assert ratio(theme["ink"], tokens["accent-soft"]) >= 7


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    css = TOKENS.read_text("utf-8")
    light, dark = css.split("prefers-color-scheme: dark")[0], css.split('[data-theme="dark"]')[1]
    for part, known in ((light, LIGHT), (dark, DARK)):
        written = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))
        assert {name: written[name] for name in known} == known
    assert f"--accent: {accents.OWN_ACCENT};" in light
    assert f"--on-accent: {accents.OWN_ON_ACCENT};" in light
