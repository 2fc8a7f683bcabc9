"""Items whose parameters are known and stay: they hold the scale where it is."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.banks import Bank, answers_of, curves_of
from tweespraak.psychometrics.calibration_answers import Model
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.graded import GradedBank
from tweespraak.psychometrics.models import ItemBank, is_two_parameter

Places = NDArray[np.intp]


@dataclass(frozen=True)
class Anchors:
    """Fixed items: where each stands among all items, and its bank of one."""

    places: Places
    banks: tuple[Bank, ...]

    @property
    def answers(self) -> int:
        """How many answers the anchor with most of them has; 0 without anchors."""
        return max((int(answers_of(bank)[0]) for bank in self.banks), default=0)

    @property
    def are_logistic(self) -> bool:
        """Whether each follows the two-parameter model."""
        return all(
            is_two_parameter(bank) if isinstance(bank, ItemBank) else answers_of(bank)[0] == 2
            for bank in self.banks
        )

    @property
    def lines(self) -> Floats:
        """Slope and intercept (A, 2) of anchors that follow the two-parameter model."""
        pairs = [(bank.a[0], _thresholds(bank)[0]) for bank in self.banks]
        return np.array([(a, -a * b) for a, b in pairs]).reshape(-1, 2)

    def log_p(self, nodes: Floats, answers: int) -> Floats:
        """Log-probability (A, K, Q) of each answer at the nodes."""
        table = np.zeros((len(self.banks), answers, nodes.size))
        for row, bank in zip(table, self.banks, strict=True):
            p = curves_of(bank, nodes).p[:, 0].T
            row[: len(p)] = np.log(np.where(p > 0, p, 1.0))
        return table


def as_anchors(fixed: Mapping[int, Bank], x: Floats, model: Model) -> Anchors:
    """The anchors, checked against the model and the answers x (n, J)."""
    for place, bank in fixed.items():
        _check(place, bank, x, model)
    order = sorted(fixed)
    anchors = Anchors(np.array(order, dtype=np.intp), tuple(fixed[place] for place in order))
    if order and np.isnan(x[:, order]).all():
        raise BadInput(
            f"Nobody answered a fixed item ({', '.join(map(str, order))}), so there is nothing "
            "to hold the scale; fix items these persons answered, or fix none."
        )
    return anchors


def _check(place: int, bank: Bank, x: Floats, model: Model) -> None:
    items = x.shape[1]
    if not isinstance(place, int | np.integer) or not 0 <= place < items:
        raise BadInput(f"fixed: {place!r} is no item; count from 0 to {items - 1}.")
    kind = GradedBank if model == "GRM" else ItemBank
    if not isinstance(bank, kind):
        raise BadInput(
            f"item {place}: fixed to {type(bank).__name__} in a {model}; pass a {kind.__name__}."
        )
    if len(bank) != 1:
        raise BadInput(f"item {place}: fixed to a bank of {len(bank)} items; pass a bank of one.")
    answers = int(answers_of(bank)[0])
    for person in np.flatnonzero(x[:, place] >= answers)[:1]:
        raise BadInput(
            f"item {place}, person {person}: response {x[person, place]} does not fit the fixed "
            f"item, which has answers 0 to {answers - 1}; correct the one or the other."
        )


def _thresholds(bank: Bank) -> Floats:
    return bank.b if isinstance(bank, ItemBank) else bank.thresholds[0]
