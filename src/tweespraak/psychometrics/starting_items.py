"""Where the search for items begins: slopes of 1, and intercepts from how many reached what."""

import numpy as np
from scipy.special import logit

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.families import Family, Guessing

_WIDER = 1.16  # sqrt(1 + 1 / 2.89): the population's spread flattens what a slope of 1 shows
_GUESSING = 0.2


def starting_items(x: Floats, family: Family) -> Floats:
    """Coordinates (J, p) for answers x (n, J); 0 where an item has no such coordinate."""
    items = np.zeros(family.present.shape)
    items[:, 0] = 1.0
    seen = (~np.isnan(x)).sum(axis=0)
    for answer in range(1, family.intercepts + 1):
        little = 0.5 * (1.0 - answer / (family.answers + 1.0))  # keeps the intercepts in order
        reached = ((x >= answer).sum(axis=0) + little) / (seen + 1.0)
        if isinstance(family, Guessing):
            reached = np.clip((reached - _GUESSING) / (1.0 - _GUESSING), 0.02, 0.98)
        items[:, answer] = _WIDER * logit(reached)
    if isinstance(family, Guessing):
        items[:, 2] = logit(_GUESSING)
    return np.where(family.present, items, 0.0)
