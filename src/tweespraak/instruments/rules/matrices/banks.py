"""A bank of matrices: so many in each stratum of difficulty, no two alike, and some to practise on.

Everything follows from a secret: the same secret gives the same bank, another secret another one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

from tweespraak.instruments.rules.matrices.chance import Chance, seed
from tweespraak.instruments.rules.matrices.difficulty import (
    SLOPE,
    SLOPE_ERROR,
    STATUS,
    STRATA,
    expected,
    stratum,
)
from tweespraak.instruments.rules.matrices.isomorphs import isomorph, model
from tweespraak.instruments.rules.matrices.items import Matrix, matrix
from tweespraak.instruments.rules.matrices.notation import written
from tweespraak.instruments.rules.matrices.recipes import Recipe, recipe
from tweespraak.instruments.rules.matrices.strands import CannotBeDrawn

FORM = "matrices-1"  # another when the same secret gives other items
PER_STRATUM = 130
WARM_UPS = (0, 12, 12) + (0,) * (STRATA - 3)  # easy, and not yet too easy
PRACTICE = (3,) * 8 + (0,) * (STRATA - 8)  # nobody practises on the hardest
MOST_OF_A_MODEL = 12
_PARTS = ("items", "warm_ups", "practice")
_MOST_TRIES = 200_000

Fits = Callable[[Matrix], bool]


@dataclass(frozen=True)
class BankItem:
    """A matrix with what is known about it. The key says nothing: not its place nor its difficulty."""

    key: str
    matrix: str
    rules: int
    stratum: int
    difficulty: float
    error: float
    model: str
    isomorph: str


@dataclass(frozen=True)
class Bank:
    """The items that count, those that come first and do not, and those of the tour.

    `refused` is how many did not stand the check.
    """

    items: tuple[BankItem, ...]
    warm_ups: tuple[BankItem, ...]
    practice: tuple[BankItem, ...]
    refused: int = 0

    @property
    def enemies(self) -> tuple[tuple[str, ...], ...]:
        """The keys of items that may not be put to one person: those made to one model."""
        groups: dict[str, list[str]] = {}
        for item in (*self.items, *self.warm_ups):
            groups.setdefault(item.model, []).append(item.key)
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)

    @property
    def content(self) -> dict[str, Any]:
        """The bank as plain values, to be kept."""
        return {
            "form": FORM,
            "status": STATUS,
            "slope": SLOPE,
            "slope_error": SLOPE_ERROR,
            **{part: [asdict(item) for item in getattr(self, part)] for part in _PARTS},
            "enemies": [list(group) for group in self.enemies],
        }


def bank_from(content: Mapping[str, Any]) -> Bank:
    """The bank that was kept as these values."""
    items, warm_ups, practice = (tuple(BankItem(**row) for row in content[part]) for part in _PARTS)
    return Bank(items, warm_ups, practice)


class NotFilled(Exception):
    """Some stratum stayed short: the recipes do not give enough of that difficulty."""


def bank(secret: bytes, fits: Fits, per_stratum: int = PER_STRATUM) -> Bank:
    """The bank of this secret; `fits` is asked of each matrix before it is taken. Raises NotFilled."""
    filling = _Filling(secret, fits)
    items = filling.filled("items", (per_stratum,) * STRATA)
    warm_ups = filling.filled("warm-ups", WARM_UPS)
    practice = filling.filled("practice", PRACTICE)
    return Bank(items, warm_ups, practice, filling.refused)


class _Filling:
    """Remembers what has been taken, so that nothing comes twice."""

    def __init__(self, secret: bytes, fits: Fits) -> None:
        self.refused = 0
        self._secret = secret
        self._fits = fits
        self._isomorphs: set[str] = set()
        self._models: Counter[str] = Counter()

    def filled(self, purpose: str, wanted: Sequence[int]) -> tuple[BankItem, ...]:
        """As many items as wanted in each stratum, in the order of their keys."""
        left = list(wanted)
        taken: list[BankItem] = []
        for key, mixture, chance in self._recipes(purpose):
            place = stratum(expected(mixture).mean)
            if left[place] and (item := self._taken(key, mixture, chance)):
                taken.append(item)
                left[place] -= 1
            if not any(left):
                return tuple(sorted(taken, key=lambda item: item.key))
        raise NotFilled(f"{purpose}: {left}")

    def _recipes(self, purpose: str) -> Iterator[tuple[str, Recipe, Chance]]:
        for number in count():
            if number == _MOST_TRIES:
                return
            start = seed(self._secret, FORM, purpose, number)
            chance = Chance(start)
            yield seed(start, "key").hex()[:12], recipe(chance), chance

    def _taken(self, key: str, mixture: Recipe, chance: Chance) -> BankItem | None:
        try:
            made = matrix(mixture, chance)
        except CannotBeDrawn:
            return None
        item = _item(key, mixture, made)
        if item.isomorph in self._isomorphs or self._models[item.model] == MOST_OF_A_MODEL:
            return None
        if not self._fits(made):
            self.refused += 1
            return None
        self._isomorphs.add(item.isomorph)
        self._models[item.model] += 1
        return item


def _item(key: str, mixture: Recipe, made: Matrix) -> BankItem:
    difficulty = expected(mixture)
    return BankItem(
        key=key,
        matrix=written(made),
        rules=made.rules,
        stratum=stratum(difficulty.mean),
        difficulty=round(difficulty.mean, 4),
        error=round(difficulty.sd, 4),
        model=model(made),
        isomorph=isomorph(made),
    )
