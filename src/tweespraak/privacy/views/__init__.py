"""The pages of privacy."""

from tweespraak.privacy.views.consents import withdrawal
from tweespraak.privacy.views.mine import export, mine

__all__ = ["export", "mine", "withdrawal"]
