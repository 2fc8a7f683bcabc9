"""The curves of a bank on the nodes of a grid, laid out for tests that add one answer at a time."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.averaged_curves import averaged_log_curves
from tweespraak.psychometrics.grids import Grid, nodes_of
from tweespraak.psychometrics.item_scan import ItemScan
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.posterior import log_curves


class BankTables(NamedTuple):
    """Row 2j of `log_p` and `likelihood` (2J, Q) is "item j wrong", row 2j + 1 "item j right".

    `moments` (Q, 3) is 1, theta and theta² of each node; `log_averaged` (2J, Q) is there when the
    bank has a covariance.
    """

    scan: ItemScan
    nodes: Floats
    moments: Floats
    log_p: Floats
    likelihood: Floats
    log_averaged: Floats | None


@lru_cache(maxsize=16)
def bank_tables(bank: ItemBank, grid: Grid) -> BankTables:
    """The tables of this bank, the same for every plan that uses it."""
    nodes = nodes_of(grid)
    log_p = _by_answer(log_curves(bank, grid))
    unsure = bank.covariance is not None
    averaged = _by_answer(averaged_log_curves(bank, grid)) if unsure else None
    return BankTables(
        scan=ItemScan(bank, grid.low, grid.high),
        nodes=nodes,
        moments=np.stack([np.ones_like(nodes), nodes, nodes**2], axis=1),
        log_p=log_p,
        likelihood=np.exp(log_p),
        log_averaged=averaged,
    )


def _by_answer(table: Floats) -> Floats:
    """(Q, J, 2) as (2J, Q): a step then adds whole rows."""
    return np.ascontiguousarray(table.transpose(1, 2, 0).reshape(-1, len(table)))
