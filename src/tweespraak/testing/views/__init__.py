"""The pages of testing."""

from tweespraak.testing.views.finishing import finish, finished, skipped, summary
from tweespraak.testing.views.introduction import introduction, overview, start, tour
from tweespraak.testing.views.taking import item, language, responses, session

__all__ = [
    "finish",
    "finished",
    "introduction",
    "item",
    "language",
    "overview",
    "responses",
    "session",
    "skipped",
    "start",
    "summary",
    "tour",
]
