"""Small charts as SVG with a text alternative; the same on the page and in a report."""

from tweespraak.foundation.charts.band import Level, bar, marked_band, match_band, score_band
from tweespraak.foundation.charts.palette import report_styles
from tweespraak.foundation.charts.plot import Dot, plot

__all__ = [
    "Dot",
    "Level",
    "bar",
    "marked_band",
    "match_band",
    "plot",
    "report_styles",
    "score_band",
]
