"""Items with two answers, wrong (0) and right (1): the 1- to 4-parameter logistic models."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from tweespraak.psychometrics.arrays import Floats, as_floats
from tweespraak.psychometrics.curves import Curves, as_theta, frozen, logits
from tweespraak.psychometrics.errors import BadInput


class ItemBank:
    """J items with P(right) = c + (d - c) / (1 + exp(-a (theta - b))) (Barton & Lord, 1981).

    a slopes (> 0, per theta unit), b locations (theta units), c lower and d upper
    asymptotes with 0 <= c < d <= 1; arrays (J,), where one number for a, c or d counts for
    all items. `covariance` (J, 2, 2) is how unsure (log a, b) of each item is; `estimate` and
    `score` add it to their standard errors. The arrays cannot be changed. Raises BadInput
    that names the first impossible item.
    """

    a: Floats
    b: Floats
    c: Floats
    d: Floats

    def __init__(
        self,
        a: ArrayLike,
        b: ArrayLike,
        c: ArrayLike = 0.0,
        d: ArrayLike = 1.0,
        covariance: ArrayLike | None = None,
    ) -> None:
        location = _location(b)
        size = location.size
        self.b = frozen(location)
        self.a = slopes(a, size)
        self.c = frozen(_per_item("c", c, size))
        self.d = frozen(_per_item("d", d, size))
        _check_asymptotes(self.c, self.d)
        self.covariance = None if covariance is None else frozen(_covariance(covariance, size))

    def __len__(self) -> int:
        """The number of items, J."""
        return int(self.b.size)

    def probability(self, theta: ArrayLike) -> Floats:
        """P(right), shape (n, J), for theta (n,) or one number (n = 1)."""
        return item_curves(self, as_theta(theta)).p[:, :, 1]

    def information(self, theta: ArrayLike) -> Floats:
        """Fisher information P'² / (P (1 - P)), shape (n, J) (Birnbaum, 1968, ch. 20)."""
        return item_curves(self, as_theta(theta)).information()


def item_curves(bank: ItemBank, theta: Floats) -> Curves:
    """Wrong and right (K = 2) at theta (n,); neither loses precision far from b."""
    z = logits(theta[:, None], bank.a, bank.b)
    up, down = expit(z), expit(-z)
    p = np.stack([(1 - bank.d) * up + (1 - bank.c) * down, bank.d * up + bank.c * down], axis=2)
    rise = bank.a * (bank.d - bank.c) * up * down
    slope = np.stack([-rise, rise], axis=2) / p
    return Curves(p, slope, slope * (bank.a * (down - up))[:, :, None])


def is_two_parameter(bank: object) -> bool:
    """Whether X·a says all about theta: no guessing, no slipping (Birnbaum, 1968, ch. 18)."""
    return isinstance(bank, ItemBank) and not bank.c.any() and bool((bank.d == 1.0).all())


def slopes(a: ArrayLike, size: int) -> Floats:
    """`a` as (J,), each finite and above 0, and read-only."""
    array = _per_item("a", a, size)
    for item in np.flatnonzero(array <= 0)[:1]:
        raise BadInput(
            f"item {item}: a is {array[item]}; a slope is above 0: "
            "turn the item's scoring around or leave it out."
        )
    return frozen(array)


def _location(b: ArrayLike) -> Floats:
    array = as_floats_by_item("b", b)
    if array.ndim != 1 or not array.size:
        raise BadInput(f"b has shape {array.shape}; pass one location per item, shape (J,).")
    return array


def _per_item(name: str, values: ArrayLike, size: int) -> Floats:
    array = as_floats_by_item(name, values)
    if array.shape not in {(), (size,)}:
        raise BadInput(
            f"{name} has shape {array.shape} for {size} items; pass one number per item, ({size},)."
        )
    return np.broadcast_to(array, (size,))


def as_floats_by_item(name: str, values: ArrayLike) -> Floats:
    """`values` as finite float64; BadInput names the first item that is not."""
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        array = as_floats(name, values)  # says that it is not numeric
    for place in np.argwhere(~np.isfinite(array))[:1]:
        where = f"item {place[0]}" if place.size else "every item"
        raise BadInput(f"{where}: {name} is {array[tuple(place)]}; pass a finite number.")
    return array


def _check_asymptotes(c: Floats, d: Floats) -> None:
    for item in np.flatnonzero(~((c >= 0) & (c < d) & (d <= 1)))[:1]:
        raise BadInput(
            f"item {item}: c is {c[item]} and d is {d[item]}; pass 0 <= c < d <= 1, "
            "such as c = 1 / the number of options and d = 1."
        )


def _covariance(values: ArrayLike, size: int) -> Floats:
    array = as_floats_by_item("covariance", values)
    if array.shape != (size, 2, 2):
        raise BadInput(
            f"covariance has shape {array.shape} for {size} items; pass ({size}, 2, 2), "
            "the covariance of (log a, b) of each item."
        )
    uneven = np.abs(array - array.transpose(0, 2, 1)).max(axis=(1, 2)) > 1e-9
    least = np.linalg.eigvalsh(array)[:, 0]
    trace = array.trace(axis1=1, axis2=2)
    for item in np.flatnonzero(uneven | (least < -1e-9 * (1.0 + np.abs(trace))))[:1]:
        raise BadInput(
            f"item {item}: covariance is impossible; pass a symmetric matrix "
            "without negative variances, the covariance of (log a, b)."
        )
    return array
