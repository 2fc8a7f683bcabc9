"""Responses as callers pass them, checked against the bank they answer."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.banks import Bank, answers_of
from tweespraak.psychometrics.errors import BadInput

ROWS = 4096  # persons at a time: what a step needs stays in the processor's cache


def checked(bank: Bank, responses: ArrayLike) -> Floats:
    """`responses` as float64 (n, J), each NaN or one of its item's answers 0 .. K - 1."""
    try:
        x = np.asarray(responses, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadInput("responses is not a table of numbers; use NaN for no answer.") from error
    if x.ndim != 2 or x.shape[1] != len(bank):
        raise BadInput(
            f"responses has shape {x.shape} for {len(bank)} items; "
            f"pass one row per person, (n, {len(bank)}), with NaN for items not answered."
        )
    answers = answers_of(bank)
    for rows in chunks(x):
        _check(x[rows], answers, rows.start)
    return x


def chunks(x: Floats) -> Iterator[slice]:
    """Slices that together are all rows of x."""
    for start in range(0, len(x), ROWS):
        yield slice(start, min(start + ROWS, len(x)))


def is_complete(x: Floats) -> bool:
    """Whether everybody answered everything."""
    return not any(np.isnan(x[rows]).any() for rows in chunks(x))


def gathered(table: Floats, x: Floats) -> Floats:
    """Sum over items of the table's curve of the answer given; table (Q, J, K), result (n, Q)."""
    total = np.zeros((len(x), len(table)))
    for answer in range(table.shape[2]):
        total += (x == answer).astype(np.float64) @ table[:, :, answer].T
    return total


def chosen(table: Floats, x: Floats) -> Floats:
    """The table's entry of the answer given, 0 where none was; table (n, J, K), result (n, J)."""
    answer = np.where(np.isnan(x), 0.0, x).astype(np.intp)
    entry = np.take_along_axis(table, answer[:, :, None], axis=2)[:, :, 0]
    return np.where(np.isnan(x), 0.0, entry)


def _check(x: Floats, answers: Floats, first: int) -> None:
    if (x * x == x).all() and x.max() <= 1:  # only 0 and 1, which every item has
        return
    fits = np.isnan(x) | ((x >= 0) & (x < answers) & (x == np.floor(x)))
    for row, item in np.argwhere(~fits)[:1]:
        raise BadInput(
            f"item {item}, person {first + row}: response {x[row, item]} is none of its answers; "
            f"pass 0 to {int(answers[item]) - 1}, or NaN where not answered."
        )
