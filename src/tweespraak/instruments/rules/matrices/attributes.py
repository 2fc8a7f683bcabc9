"""What can differ between the cells of a matrix, and the cell that goes with given values."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tweespraak.instruments.rules.matrices.cells import PLACES, SEGMENTS, Cell, Figure


class Kind(StrEnum):
    """What one can do with the values of an attribute."""

    NAME = "name"  # only tell them apart
    SIZE = "size"  # put them in order
    TURN = "turn"  # go round
    COUNT = "count"  # add and subtract
    SET = "set"  # join and cut


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "outer.shape": Kind.NAME,
        "outer.size": Kind.SIZE,
        "outer.fill": Kind.NAME,
        "outer.rotation": Kind.TURN,
        "inner.shape": Kind.NAME,
        "inner.size": Kind.SIZE,
        "inner.fill": Kind.NAME,
        "inner.rotation": Kind.TURN,
        "lines": Kind.SET,
        "dots": Kind.SET,
        "dots.count": Kind.COUNT,
    }
)
SPAN: Mapping[Kind, int] = MappingProxyType({Kind.NAME: 5, Kind.SIZE: 5, Kind.COUNT: PLACES})
ELEMENTS: Mapping[str, int] = MappingProxyType({"lines": SEGMENTS, "dots": PLACES})
_PARTS = ("shape", "size", "fill", "rotation")


def layer(attribute: str) -> str:
    """The layer an attribute belongs to."""
    return attribute.partition(".")[0]


def cell_with(values: Mapping[str, int]) -> Cell:
    """The cell that has these values; a layer without values is not there."""
    dots = values.get("dots", 0)
    if "dots.count" in values:
        dots = (1 << values["dots.count"]) - 1
    return Cell(_figure(values, "outer"), _figure(values, "inner"), values.get("lines", 0), dots)


def _figure(values: Mapping[str, int], name: str) -> Figure | None:
    if f"{name}.shape" not in values:
        return None
    return Figure(*(values.get(f"{name}.{part}", 0) for part in _PARTS))
