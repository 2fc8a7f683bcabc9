"""What a matrix is made of, before any value is drawn: layers, attributes and their rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from tweespraak.instruments.rules.matrices.attributes import KINDS, Kind, layer
from tweespraak.instruments.rules.matrices.cells import (
    CIRCLE,
    CROSS_HATCH,
    HATCH,
    HEXAGON,
    NONE,
    PENTAGON,
    SOLID,
    SQUARE,
    TURNING,
    TURNS,
)
from tweespraak.instruments.rules.matrices.chance import Chance
from tweespraak.instruments.rules.matrices.laws import LAWS, STEPS, Direction, Law, Rule

MOST_RULES = 4
Values = Sequence[int]


@dataclass(frozen=True)
class Layout:
    """Which attributes there are: the values each may take, and those it has when it stays."""

    vary: Mapping[str, Values]
    stay: Mapping[str, Values]

    @property
    def layers(self) -> frozenset[str]:
        """The layers that are drawn."""
        return frozenset(layer(attribute) for attribute in self.vary)


@dataclass(frozen=True)
class Recipe:
    """The attributes that stay the same, and those that follow a rule with what they may be."""

    staying: tuple[tuple[str, int], ...]
    rules: tuple[tuple[str, Rule], ...]
    domains: tuple[Values, ...]

    @property
    def active(self) -> int:
        """How many rules have to be found; staying the same in a row is not one of them."""
        return sum(rule.law is not Law.CONSTANT for _, rule in self.rules)


_OUTER = {
    "outer.shape": range(6),
    "outer.size": range(1, 6),
    "outer.fill": (NONE, HATCH, CROSS_HATCH, SOLID),
    "outer.rotation": TURNS,
}
# What something else is drawn in: wide enough for it, and no dots around dots.
_HOLDING = {
    "outer.shape": (SQUARE, PENTAGON, HEXAGON, CIRCLE),
    "outer.fill": (NONE, HATCH, CROSS_HATCH, SOLID),
    "outer.rotation": TURNS,
}
_INNER = {
    "inner.shape": range(6),
    "inner.size": range(1, 6),
    "inner.fill": (NONE, HATCH, SOLID),
    "inner.rotation": TURNS,
}
_DOTS = {"dots": (), "dots.count": range(1, 10)}
_LINES: dict[str, Values] = {"lines": ()}
_IN_A_FRAME = {"outer.size": range(1, 5), "inner.size": range(1, 5)}


def _layout(*parts: Mapping[str, Values], outer_size: int, framed: bool = False) -> Layout:
    vary = {attribute: values for part in parts for attribute, values in part.items()}
    if framed:
        vary |= {name: small for name, small in _IN_A_FRAME.items() if name in vary} | _LINES
    stay = {name: values for name, values in vary.items() if KINDS[name] is Kind.NAME}
    stay |= {"outer.size": (outer_size,), "inner.size": (4 - framed,)}
    return Layout(MappingProxyType(vary), MappingProxyType(stay))


LAYOUTS: tuple[Layout, ...] = (
    _layout(_OUTER, outer_size=5),
    _layout(_OUTER, outer_size=4, framed=True),
    _layout(_HOLDING, _INNER, outer_size=5),
    _layout(_HOLDING, _DOTS, outer_size=5),
    _layout(_HOLDING, _INNER, outer_size=4, framed=True),
    _layout(_HOLDING, _DOTS, outer_size=4, framed=True),
)


def recipe(chance: Chance) -> Recipe:
    """A recipe with one to four rules; at least three attributes differ between the options."""
    active = 1 + chance.below(MOST_RULES)
    layout, sets = chance.pick(_choices(max(3, active)))
    chosen = chance.shuffled(chance.pick(sets))
    directions = _directions(len(chosen), chance)
    rules = tuple(
        (attribute, _rule(attribute, direction, chance, ruled=number < active))
        for number, (attribute, direction) in enumerate(zip(chosen, directions, strict=True))
    )
    return Recipe(
        staying=_staying(layout, chosen, chance),
        rules=tuple(sorted(rules)),
        domains=tuple(layout.vary[attribute] for attribute in sorted(chosen)),
    )


@lru_cache(maxsize=4)
def _choices(count: int) -> tuple[tuple[Layout, tuple[tuple[str, ...], ...]], ...]:
    """Per layout all sets of so many attributes that go together, with at least one per layer."""
    found = []
    for layout in LAYOUTS:
        sets = tuple(
            attributes
            for attributes in combinations(layout.vary, count)
            if {layer(attribute) for attribute in attributes} == layout.layers
            and _go_together(set(attributes))
        )
        if sets:
            found.append((layout, sets))
    return tuple(found)


def _go_together(chosen: set[str]) -> bool:
    """A figure that turns keeps its shape, and dots have a place or are counted."""
    return not any(
        pair <= chosen
        for pair in (
            {"outer.shape", "outer.rotation"},
            {"inner.shape", "inner.rotation"},
            {"dots", "dots.count"},
        )
    )


def _directions(count: int, chance: Chance) -> list[Direction]:
    """All rows in half of the matrices, all columns in a quarter, else each as it comes."""
    way = chance.below(4)
    if way == 3:
        return [chance.pick(tuple(Direction)) for _ in range(count)]
    return [Direction.COLUMNS if way == 2 else Direction.ROWS] * count


def _rule(attribute: str, direction: Direction, chance: Chance, *, ruled: bool) -> Rule:
    if not ruled:
        return Rule(Law.CONSTANT, direction)
    kind = KINDS[attribute]
    others = tuple(law for law in LAWS[kind] if law is not Law.THREE)
    law = chance.pick((Law.THREE, *others * 2))  # shapes and fills have three already
    steps = STEPS.get(law, (0,))
    if kind is Kind.SIZE:  # five sizes leave no room for steps of two
        steps = steps[:2]
    return Rule(law, direction, chance.pick(steps))


def _staying(layout: Layout, chosen: list[str], chance: Chance) -> tuple[tuple[str, int], ...]:
    staying = []
    for attribute in ("outer.shape", "outer.size", "outer.fill", *_INNER):
        drawn = layer(attribute) in layout.layers and attribute in layout.stay
        if drawn and attribute not in chosen:
            staying.append((attribute, chance.pick(_values(attribute, layout, chosen))))
    return tuple(staying)


def _values(attribute: str, layout: Layout, chosen: list[str]) -> Values:
    """What an attribute may be that stays the same; a figure that turns has to show it."""
    values = layout.stay[attribute]
    if attribute.endswith("shape") and f"{layer(attribute)}.rotation" in chosen:
        return [shape for shape in values if shape in TURNING]
    return values
