"""Answers to calibrate: published ones with what was published about them, and simulated ones."""

import csv
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics import GradedBank, ItemBank

Floats = NDArray[np.float64]
AUTHORITIES = Path(__file__).parent / "authorities"
LSAT = json.loads((AUTHORITIES / "lsat7.json").read_text())
LSAT6 = json.loads((AUTHORITIES / "lsat6.json").read_text())


def lsat(told: dict = LSAT) -> Floats:
    rows = [[float(answer) for answer in key] for key in told["counts"]]
    return np.repeat(rows, list(told["counts"].values()), axis=0)


def mars_ib() -> tuple[Floats, Floats, dict]:
    """Answers (1584, 384), items (elements, rules, distractors, beta, alpha), and what is told."""
    told = json.loads((AUTHORITIES / "mars_ib.json").read_text())
    rows = list(csv.reader((AUTHORITIES / "mars_ib_items.csv").read_text().splitlines()))[1:]
    lines = (AUTHORITIES / "mars_ib_answers.txt").read_text().splitlines()
    x = np.full((len(lines), len(rows)), np.nan)
    for person, line in enumerate(lines):
        for mark in line.split():
            x[person, int(mark[:-1]) - 1] = mark[-1] == "+"
    return x, np.array([row[1:] for row in rows], dtype=np.float64), told


def answers(bank: ItemBank | GradedBank, theta: Floats, seed: int = 1) -> Floats:
    rng = np.random.default_rng(seed)
    p = bank.probability(theta)
    if isinstance(bank, ItemBank):
        return (rng.random(p.shape) < p).astype(np.float64)
    return (rng.random((*p.shape[:2], 1)) > p.cumsum(axis=2)[:, :, :-1]).sum(axis=2).astype(float)


def graded_table() -> Floats:
    """Three answers, two and four; some not given."""
    true = GradedBank(
        [1.2, 1.0, 1.6, 0.9], [[-1, 0.5, np.nan], [0, np.nan, np.nan], [-1, 0, 1], [-2, 0, 2]]
    )
    x = answers(true, np.random.default_rng(4).normal(size=250))
    x[:60, 0] = x[40:90, 3] = np.nan
    return x
