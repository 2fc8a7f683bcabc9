"""The information of all items at once, with what does not depend on theta worked out beforehand."""

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.models import ItemBank, is_two_parameter

_FARTHEST = 300.0  # logits; exp(300) squared is still a float64


class ItemScan:
    """Fisher information of every item of a bank for theta between low and high.

    The same numbers as `ItemBank.information`, several times faster: with t = exp(a (theta - b)),
    P' = a (d - c) t / (1 + t)², and without guessing or slipping I = a² t / (1 + t)²
    (Birnbaum, 1968, ch. 20).
    """

    def __init__(self, bank: ItemBank, low: float, high: float) -> None:
        self.a, self.b, self.c, self.d = bank.a, bank.b, bank.c, bank.d
        self._at_zero = bank.a * bank.b
        self._square = bank.a**2
        self._plain = is_two_parameter(bank)
        reach = np.abs(bank.a * (np.array([[low], [high]]) - bank.b)).max()
        self._near = bool(reach < _FARTHEST)

    def information(self, theta: Floats | float) -> Floats:
        """(n, J) for theta (n, 1), (J,) for a number, and for theta (J,) each item at its own."""
        z = theta * self.a
        z -= self._at_zero
        if not self._near:
            np.clip(z, -_FARTHEST, _FARTHEST, out=z)
        t = np.exp(z, out=z)
        return self._two_parameters(t) if self._plain else self._four_parameters(t)

    def _two_parameters(self, t: Floats) -> Floats:
        below = t + 1.0
        below *= below
        t *= self._square
        t /= below
        return t

    def _four_parameters(self, t: Floats) -> Floats:
        down = 1.0 / (1.0 + t)
        up = t * down
        right, wrong = self.d * up + self.c * down, (1 - self.d) * up + (1 - self.c) * down
        slope = (self.a * (self.d - self.c)) * up * down
        return np.asarray(slope * slope / (right * wrong), dtype=np.float64)
