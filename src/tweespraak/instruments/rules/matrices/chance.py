"""Draws that are the same for the same seed, on every machine and in every version of Python."""

import hashlib
import hmac
import struct
from collections.abc import Sequence
from typing import TypeVar

Any_ = TypeVar("Any_")
_WORDS = struct.Struct(">16I")


def seed(secret: bytes, *words: object) -> bytes:
    """The seed that belongs to these words; who does not know the secret cannot make it."""
    return hmac.digest(secret, "/".join(str(word) for word in words).encode(), "sha256")


class Chance:
    """An endless row of draws from one seed."""

    def __init__(self, start: bytes) -> None:
        self._start = start
        self._block = 0
        self._words: list[int] = []

    def below(self, limit: int) -> int:
        """A whole number from 0 up to but not including the limit, each as likely."""
        if not self._words:
            block = hashlib.sha512(self._start + self._block.to_bytes(8, "big")).digest()
            self._words = list(_WORDS.unpack(block))
            self._block += 1
        return self._words.pop() * limit >> 32

    def pick(self, things: Sequence[Any_]) -> Any_:
        """One of these."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[Any_], count: int) -> list[Any_]:
        """So many different ones of these, in any order."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def shuffled(self, things: Sequence[Any_]) -> list[Any_]:
        """All of these, in any order."""
        return self.some(things, len(things))
