"""Searching in texts."""

from tweespraak.home.rules.searching import excerpt, holds

__all__ = ["excerpt", "holds"]
