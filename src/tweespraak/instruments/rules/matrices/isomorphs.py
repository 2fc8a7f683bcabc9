"""Which matrices are the same but for their looks, and which are made to the same model."""

import hashlib
from collections.abc import Sequence

from tweespraak.instruments.rules.matrices.attributes import KINDS, Kind
from tweespraak.instruments.rules.matrices.items import Matrix
from tweespraak.instruments.rules.matrices.laws import transposed
from tweespraak.instruments.rules.matrices.strands import Strand


def isomorph(matrix: Matrix) -> str:
    """The same for matrices that differ only by other figures, fills, places or starting rotation,

    by which layer does what, or by rows and columns exchanged.
    """
    return _hash(
        min(
            sorted(_pattern(strand, way(strand.values)) for strand in matrix.strands)
            for way in (tuple, transposed)
        )
    )


def model(matrix: Matrix) -> str:
    """The same for matrices in which the same attributes follow the same laws, whatever the values.

    Who has just solved one finds the other easier: they are not put to one person (enemies).
    """
    return _hash(sorted((strand.attribute, str(strand.rule.law)) for strand in matrix.strands))


def _pattern(strand: Strand, values: Sequence[int]) -> tuple[str, tuple[object, ...]]:
    """What an attribute does, without its names: layers are left out, for those may change places."""
    kind = KINDS[strand.attribute]
    part = strand.attribute.partition(".")[2] or "set"
    return part, _PATTERNS[kind](values)


def _renamed(values: Sequence[int]) -> tuple[object, ...]:
    names: dict[int, int] = {}
    return tuple(names.setdefault(value, len(names)) for value in values)


def _shifted(values: Sequence[int]) -> tuple[object, ...]:
    return tuple(value - min(values) for value in values)


def _turned(values: Sequence[int]) -> tuple[object, ...]:
    return tuple((value - values[0]) % 8 for value in values)


def _elements(values: Sequence[int]) -> tuple[object, ...]:
    """For each element in which cells it is; in order, so that it does not matter which is which."""
    cells = (tuple(value >> element & 1 for value in values) for element in range(9))
    return tuple(sorted(cell for cell in cells if any(cell)))


_PATTERNS = {
    Kind.NAME: _renamed,
    Kind.SIZE: _shifted,
    Kind.TURN: _turned,
    Kind.COUNT: _shifted,
    Kind.SET: _elements,
}


def _hash(pattern: object) -> str:
    return hashlib.sha256(repr(pattern).encode()).hexdigest()[:16]
