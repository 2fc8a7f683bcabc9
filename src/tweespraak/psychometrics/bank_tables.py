"""The curves of a bank on the nodes of a grid, laid out for tests that add one answer at a time."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.grids import Grid, nodes_of
from tweespraak.psychometrics.item_scan import ItemScan
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.posterior import log_curves
from tweespraak.psychometrics.uncertainty import sensitivity


class Unsure(NamedTuple):
    """How log P of each answer moves with log a and b, both (2J, Q); covariance (J, 2, 2)."""

    by_log_a: Floats
    by_b: Floats
    covariance: Floats


class BankTables(NamedTuple):
    """Row 2j of `log_p` and `likelihood` (2J, Q) is "item j wrong", row 2j + 1 "item j right".

    `moments` (Q, 3) is 1, theta and theta² of each node; `unsure` is there when the bank has a
    covariance.
    """

    scan: ItemScan
    nodes: Floats
    moments: Floats
    log_p: Floats
    likelihood: Floats
    unsure: Unsure | None


@lru_cache(maxsize=16)
def bank_tables(bank: ItemBank, grid: Grid) -> BankTables:
    """The tables of this bank, the same for every plan that uses it."""
    nodes = nodes_of(grid)
    log_p = _by_answer(log_curves(bank, grid))
    return BankTables(
        scan=ItemScan(bank, grid.low, grid.high),
        nodes=nodes,
        moments=np.stack([np.ones_like(nodes), nodes, nodes**2], axis=1),
        log_p=log_p,
        likelihood=np.exp(log_p),
        unsure=_unsure(bank, nodes),
    )


def _by_answer(table: Floats) -> Floats:
    """(Q, J, 2) as (2J, Q): a step then adds whole rows."""
    return np.ascontiguousarray(table.transpose(1, 2, 0).reshape(-1, len(table)))


def _unsure(bank: ItemBank, nodes: Floats) -> Unsure | None:
    if bank.covariance is None:
        return None
    by_log_a, by_b = sensitivity(bank, nodes).level
    return Unsure(_by_answer(by_log_a), _by_answer(by_b), bank.covariance)
