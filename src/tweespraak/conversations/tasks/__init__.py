"""What the clock does in conversations: reveal, remind, close, forget."""

from tweespraak.conversations.tasks import agreements, cycles, talks

__all__ = ["agreements", "cycles", "talks"]
