"""What insights decides without a database: scores, bands, profiles."""

from tweespraak.psychometrics import Profile

__all__ = ["Profile"]
