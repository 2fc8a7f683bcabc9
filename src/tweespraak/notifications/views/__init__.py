"""The pages of notifications."""

from tweespraak.notifications.views.notices import all_read, notices, rhythm

__all__ = ["all_read", "notices", "rhythm"]
