"""The stream of the live rooms: for two who talk, that something changed; served by ASGI only."""

from tweespraak.conversations.stream.view import stream

__all__ = ["stream"]
