"""Charts say in words what they draw, stay inside their scale, and carry their colours into a report."""

import re

import pytest

from tweespraak.foundation.charts import (
    Dot,
    Level,
    bar,
    marked_band,
    match_band,
    plot,
    report_styles,
    score_band,
)


def test_a_band_without_words_is_decoration():
    assert 'aria-hidden="true"' in score_band(0.4, 0.6, 0.5)


def test_a_band_says_its_words_and_escapes_them():
    drawn = score_band(0.4, 0.6, 0.5, 'Plannen & "doen"')
    assert 'role="img" aria-label="Plannen &amp; &quot;doen&quot;"' in drawn


def test_a_band_shows_the_interval():
    assert 'x="40.0%" y="2" width="20.0%"' in score_band(0.4, 0.6, 0.5)


@pytest.mark.parametrize(("low", "high"), [(-0.3, 0.1), (0.9, 1.4), (1.0, 1.0)])
def test_an_interval_beyond_the_scale_stays_inside_it_and_visible(low, high):
    drawn = str(score_band(low, high, (low + high) / 2))
    left, width = map(float, re.search(r'x="([\d.]+)%" y="2" width="([\d.]+)%"', drawn).groups())
    assert left >= 0
    assert left + width <= 100
    assert width >= 2


def test_a_match_has_the_colour_of_its_word():
    assert "ch-weak" in match_band(0.1, 0.3, 0.2, Level.WEAK)
    assert "ch-strong" in match_band(0.7, 0.9, 0.8, Level("strong"))


def test_in_a_report_every_token_is_written_out():
    styles = report_styles()
    assert ".ch-interval" in styles
    assert "var(" not in styles
    assert f"<style>{styles}</style>" in bar(0.5, styles=styles)


def test_a_band_has_its_lines_where_they_mean_something():
    drawn = marked_band(0.4, 0.8, 0.6, (0.5, 0.7))
    assert drawn.count('class="ch-zone"') == 2
    assert 'x1="70.0%"' in drawn


def test_dots_lie_inside_their_square_and_have_their_number():
    drawn = plot(
        [Dot(0.5, 0.5, 1), Dot(2, -1, 2)],
        across=("weinig", "veel"),
        up=("laag", "<hoog>"),
        text="Tien",
    )
    assert 'role="img" aria-label="Tien"' in drawn
    assert "&lt;hoog&gt;" in drawn
    assert drawn.count("<circle") == 2
    assert 'cx="352" cy="224"' in drawn  # what lies outside stands at the edge
