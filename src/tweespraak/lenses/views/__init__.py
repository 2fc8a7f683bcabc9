"""The pages of the lens library."""

from tweespraak.lenses.views.library import lens, library

__all__ = ["lens", "library"]
