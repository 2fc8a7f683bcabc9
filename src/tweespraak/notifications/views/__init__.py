"""The pages of notifications."""

from tweespraak.notifications.views.notices import notices

__all__ = ["notices"]
