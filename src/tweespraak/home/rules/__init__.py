"""Searching in texts."""

from tweespraak.home.rules.searching import excerpt, folded, holds

__all__ = ["excerpt", "folded", "holds"]
