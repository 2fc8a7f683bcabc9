"""Small charts as SVG with a text alternative; the same on the page and in a report."""

from tweespraak.foundation.charts.band import Level, bar, match_band, score_band
from tweespraak.foundation.charts.palette import report_styles

__all__ = ["Level", "bar", "match_band", "report_styles", "score_band"]
