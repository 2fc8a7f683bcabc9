"""What the clock does in conversations: reveal, remind, close, forget."""

from tweespraak.conversations.tasks import talks

__all__ = ["talks"]
