"""What consents and statements are worth, worked out without a database."""

from tweespraak.privacy.rules.consents import is_valid
from tweespraak.privacy.rules.statements import Change, Line, changes, gaps, proposal

__all__ = ["Change", "Line", "changes", "gaps", "is_valid", "proposal"]
