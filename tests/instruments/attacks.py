"""Guessing the key of a matrix from its options alone, as somebody would who sees no matrix.

None of these looks at a cell of the matrix. What they find is what the options give away.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from tests.instruments.painting import painted
from tweespraak.instruments.documents.matrices import cell_svg
from tweespraak.instruments.rules.matrices.attributes import KINDS, Kind, cell_with
from tweespraak.instruments.rules.matrices.cells import Cell
from tweespraak.instruments.rules.matrices.chance import Chance, seed
from tweespraak.instruments.rules.matrices.items import Matrix, matrix
from tweespraak.instruments.rules.matrices.recipes import recipe

Floats = NDArray[np.float64]
CHANCE = 1 / 8


@dataclass(frozen=True)
class Question:
    """Eight options and which is right."""

    options: tuple[Cell, ...]
    key: int
    rules: int


def ours(number: int, rules: int | None = None) -> list[Question]:
    """So many matrices of ours, with so many rules."""
    return [_shown(made) for made in _matrices(number, rules)]


def planted(number: int) -> list[Question]:
    """The same matrices with options as in RAVEN: each changes one attribute of the answer."""
    return [_one_changed(made, place) for place, made in enumerate(_matrices(number, None))]


@lru_cache(maxsize=1)
def _matrices(number: int, rules: int | None) -> list[Matrix]:
    made: list[Matrix] = []
    tried = 0
    while len(made) < number:
        chance = Chance(seed(b"attacked", tried))
        mixture = recipe(chance)
        tried += 1
        if rules in (None, mixture.active):
            made.append(matrix(mixture, chance))
    return made


def _shown(made: Matrix) -> Question:
    return Question(made.choices, made.key, made.rules)


def _one_changed(made: Matrix, place: int) -> Question:
    chance = Chance(seed(b"planted", place))
    right = {strand.attribute: strand.answer for strand in made.strands}
    changed: list[dict[str, int]] = []
    while len(changed) < 7:
        name = chance.pick(tuple(right))
        option = right | {name: _another(name, right[name], chance)}
        if option not in changed:
            changed.append(option)
    order = chance.shuffled([right, *changed])
    cells = tuple(cell_with(dict(made.staying) | values) for values in order)
    return Question(cells, order.index(right), made.rules)


def _another(name: str, value: int, chance: Chance) -> int:
    kind = KINDS[name]
    if kind is Kind.SET:
        return value ^ (1 << chance.below(8)) ^ (1 << chance.below(8)) or 255
    values = {Kind.NAME: range(6), Kind.SIZE: range(1, 6), Kind.COUNT: range(1, 10)}
    domain = range(5) if name.endswith("fill") else values.get(kind, range(8))
    return chance.pick([other for other in domain if other != value])


# ---- what can be seen of an option


def values(cell: Cell) -> list[int]:
    """Everything that is drawn in a cell, as 27 numbers."""
    found: list[int] = []
    for figure in (cell.outer, cell.inner):
        found += [figure.shape, figure.size, figure.fill, figure.rotation] if figure else [-1] * 4
    found += [cell.lines.bit_count(), cell.dots.bit_count()]
    found += [cell.lines >> bit & 1 for bit in range(8)]
    return found + [cell.dots >> bit & 1 for bit in range(9)]


def features(question: Question) -> Floats:
    """Per option what is in it, and how that stands to the other seven: over a hundred numbers."""
    seen = np.array([values(option) for option in question.options], dtype=float)
    whole = seen[:, :10]
    same = whole[:, None, :] == whole[None, :, :]
    distances = (seen[:, None, :] != seen[None, :, :]).sum(axis=2)
    everywhere = [
        whole.mean(axis=0),
        whole.max(axis=0) - whole.min(axis=0),
        same.sum(axis=(0, 1)) / 64,
    ]
    return np.column_stack(
        [
            seen,
            seen - seen.mean(axis=0),
            same.mean(axis=1),
            whole == whole.max(axis=0),
            whole == whole.min(axis=0),
            (whole[:, None, :] > whole[None, :, :]).mean(axis=1),
            distances.mean(axis=1),
            np.sort(distances, axis=1)[:, 1:4],
            *(np.tile(each, (8, 1)) for each in everywhere),
        ]
    )


# ---- simple attacks: a number per option, the highest is chosen

Attack = Callable[[Question], Sequence[float]]


def majority(question: Question) -> list[float]:
    """How many options agree with this one, over all that is drawn."""
    columns = list(zip(*(values(option) for option in question.options), strict=True))
    votes = [Counter(column) for column in columns]
    return [
        float(sum(vote[value] for vote, value in zip(votes, values(option), strict=True)))
        for option in question.options
    ]


def centroid(question: Question) -> Sequence[float]:
    """How near an option is to the middle of all eight."""
    seen = np.array([values(option) for option in question.options], dtype=float)
    scaled = seen / (seen.std(axis=0) + (seen.std(axis=0) == 0))
    return list(-np.linalg.norm(scaled - scaled.mean(axis=0), axis=1))


def far_from_centroid(question: Question) -> Sequence[float]:
    """How odd an option is."""
    return [-near for near in centroid(question)]


def ink(question: Question) -> Sequence[float]:
    """How dark an option is."""
    return [float(painted(cell_svg(option), 24).sum()) for option in question.options]


def little_ink(question: Question) -> Sequence[float]:
    """How light an option is."""
    return [-dark for dark in ink(question)]


def length(question: Question) -> Sequence[float]:
    """How long the text of the drawing is."""
    return [float(len(cell_svg(option))) for option in question.options]


def hits(attack: Attack, questions: Sequence[Question]) -> float:
    """How many keys are found; who ties with n others gets one in n."""
    found = 0.0
    for question in questions:
        scores = np.round(np.asarray(attack(question), dtype=float), 9)
        best = np.flatnonzero(scores == scores.max())
        found += (question.key in best) / len(best)
    return found


# ---- a trained attack


def trained(learned: Sequence[Question], asked: Sequence[Question], rounds: int = 120) -> int:
    """How many keys a classifier finds that has learned from other questions with their keys."""
    model = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.08, max_leaf_nodes=15, early_stopping=False, random_state=0
    )
    with threadpool_limits(1):  # beside other work, threads that wait for each other cost more
        model.fit(np.vstack([features(question) for question in learned]), _keys(learned))
    chances = model.predict_proba(np.vstack([features(question) for question in asked]))[:, 1]
    said = chances.reshape(-1, 8).argmax(axis=1)
    return int((said == [question.key for question in asked]).sum())


def _keys(questions: Sequence[Question]) -> NDArray[np.int64]:
    keys = np.zeros((len(questions), 8), dtype=np.int64)
    keys[np.arange(len(questions)), [question.key for question in questions]] = 1
    return keys.ravel()
