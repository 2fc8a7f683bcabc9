"""What scoring asks of a bank, whichever model its items follow."""

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.curves import Curves
from tweespraak.psychometrics.graded import GradedBank, categories, graded_curves
from tweespraak.psychometrics.models import ItemBank, item_curves

Bank = ItemBank | GradedBank


def curves_of(bank: Bank, theta: Floats) -> Curves:
    """Every answer to every item at theta (n,)."""
    return item_curves(bank, theta) if isinstance(bank, ItemBank) else graded_curves(bank, theta)


def answers_of(bank: Bank) -> Floats:
    """How many answers each item has, shape (J,)."""
    return np.full(len(bank), 2.0) if isinstance(bank, ItemBank) else categories(bank)


def locations_of(bank: Bank) -> Floats:
    """Where on theta the items lie, without order."""
    return bank.b if isinstance(bank, ItemBank) else bank.thresholds[~np.isnan(bank.thresholds)]
