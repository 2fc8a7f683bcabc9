"""Calibration and scoring of many, with the likelihoods reached and the error of the scores."""

import numpy as np
from bench.engine import bare, peers
from bench.engine.contest import BARE, OURS, Row, Side, timed

from tweespraak.psychometrics import GradedBank, Grid, ItemBank, calibrate, score

# name, model, people, items, share missing, must, mirt's figure, rounds
CALIBRATIONS = [
    ("calibrate 2PL 1,000 x 30", "2PL", 1_000, 30, 0.0, 0.012, 0.036, 7),
    ("calibrate 2PL 10,000 x 60", "2PL", 10_000, 60, 0.0, 0.12, 0.449, 5),
    ("calibrate 2PL 100,000 x 60", "2PL", 100_000, 60, 0.0, 0.8, 4.9, 2),
    ("calibrate 2PL 100,000 x 60, 30 % missing", "2PL", 100_000, 60, 0.3, 3.0, 4.9, 1),
    ("calibrate 3PL 100,000 x 60", "3PL", 100_000, 60, 0.0, 3.0, 4.9, 1),
    ("calibrate GRM 10,000 x 24 x 5", "GRM", 10_000, 24, 0.0, 0.5, 1.09, 3),
]


def rows():
    """A row for every calibration, and two for scoring."""
    for design in CALIBRATIONS:
        yield calibration(*design)
    yield scoring("EAP 1,000,000 x 60, complete", 0.0, 0.25)
    yield scoring("EAP 1,000,000 x 60, 2 % missing", 0.02, 1.0)


def people(model, n, items, missing):
    """Made-up answers (n, J) to a made-up bank."""
    rng = np.random.default_rng(n + items)
    theta, a = rng.normal(size=n), rng.lognormal(0.1, 0.3, items)
    if model == "GRM":
        bank = GradedBank(a, np.sort(rng.normal(0, 1.2, (items, 4)), axis=1))
        p = np.cumsum(bank.probability(theta), axis=2)
        return bank, (rng.random((n, items, 1)) > p).sum(axis=2).astype(float)
    bank = ItemBank(a, rng.normal(0, 1, items), 0.2 if model == "3PL" else 0.0)
    x = (rng.random((n, items)) < bank.probability(theta)).astype(float)
    x[rng.random(x.shape) < missing] = np.nan
    return bank, x


def calibration(name, model, n, items, missing, must, figure, rounds):
    """Ours beside mirt, both with standard errors."""
    _bank, x = people(model, n, items, missing)
    sides, notes = [Side(OURS, timed(lambda: calibrate(x, model)))], []
    if peers.MIRT:
        coded = np.where(np.isnan(x), -1, x).astype(np.int64)
        sides.append(Side("mirt", timed(lambda: peers.mirt_fit(coded, model))))
        if model == "2PL" and n <= 10_000:
            notes.append(reached(x, coded))
    elif model == "2PL" and not missing:
        sides.append(Side(BARE, timed(lambda: bare.calibrate(x))))
    return Row(name, must, sides, {"mirt": figure, BARE: must}, rounds, None, notes)


def reached(x, coded):
    """Both log-likelihoods by one evaluator of 241 nodes."""
    ours, theirs = calibrate(x).bank, peers.mirt_fit(coded, "2PL").model.parameters
    other = ItemBank(np.ravel(theirs["discrimination"]), np.ravel(theirs["difficulty"]))
    higher = log_likelihood(ours, x) - log_likelihood(other, x)
    return f"log-likelihood {log_likelihood(ours, x):.3f}, {higher:+.4f} above mirt's"


def log_likelihood(bank, x):
    """Marginal, of complete answers."""
    nodes = np.linspace(-7, 7, 241)
    p = bank.probability(nodes)
    told = x @ np.log(p).T + (1 - x) @ np.log(1 - p).T - 0.5 * nodes**2
    top = told.max(axis=1, keepdims=True)
    whole = np.log(np.exp(-0.5 * nodes**2).sum())
    return float((top[:, 0] + np.log(np.exp(told - top).sum(axis=1)) - whole).sum())


def scoring(name, missing, must):
    """A million people scored."""
    bank, x = people("2PL", 1_000_000, 60, missing)
    sides = [Side(OURS, timed(lambda: score(bank, x)))]
    if peers.MIRT:
        coded = np.where(np.isnan(x), -1, x).astype(np.int8)
        sides.append(Side("mirt", timed(lambda: peers.mirt_scores(bank.a, bank.b, coded))))
    elif not missing:
        parts = np.array_split(x, 100)
        plain = bare.Bare(bank.a, bank.b)
        sides.append(Side(BARE, timed(lambda: [plain.score(part) for part in parts])))
    figures = {"mirt": 1.28, BARE: must}
    return Row(name, must, sides, figures, 3, None, [exactness(bank, x[:2000])])


def exactness(bank, x):
    """The largest distance to 241 nodes, of both."""
    best = score(bank, x, grid=Grid(nodes=241)).theta
    told = f"at most {np.abs(score(bank, x).theta - best).max():.0e} from 241 nodes"
    if peers.MIRT:
        coded = np.where(np.isnan(x), -1, x).astype(np.int8)
        theirs = np.ravel(peers.mirt_scores(bank.a, bank.b, coded))
        wide = score(bank, x, grid=Grid(-8, 8, 481)).theta
        off = min(np.abs(theirs - best).max(), np.abs(theirs - wide).max())
        told += f", mirt {off:.0e} (from the nearer of -4 to 4 and -8 to 8)"
    return told
