"""A matrix with its eight options, drawn from one seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product

from tweespraak.instruments.rules.matrices.attributes import cell_with
from tweespraak.instruments.rules.matrices.cells import Cell
from tweespraak.instruments.rules.matrices.chance import Chance
from tweespraak.instruments.rules.matrices.laws import Law
from tweespraak.instruments.rules.matrices.recipes import Recipe
from tweespraak.instruments.rules.matrices.strands import Strand, draw

OPTIONS = 8


class Mistake(StrEnum):
    """Why somebody would choose an option that is wrong."""

    REPETITION = "repetition"  # it is one of the cells above
    INCOMPLETE = "incomplete"  # all but one attribute is right
    DIFFERENCE = "difference"  # some attributes are right, more than one is not
    WRONG_PRINCIPLE = "wrong_principle"  # no rule has been followed


@dataclass(frozen=True)
class Matrix:
    """The attributes that stay, those that follow a rule, and per option which of those are wrong.

    An option is a set of bits, one per strand: 0 is the answer.
    """

    staying: tuple[tuple[str, int], ...]
    strands: tuple[Strand, ...]
    options: tuple[int, ...]

    @property
    def key(self) -> int:
        """The place of the answer among the options, from 0."""
        return self.options.index(0)

    @property
    def rules(self) -> int:
        """How many rules have to be found."""
        return sum(strand.rule.law is not Law.CONSTANT for strand in self.strands)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The nine cells; the last is the answer."""
        return tuple(
            self._cell([strand.values[place] for strand in self.strands]) for place in range(9)
        )

    @cached_property
    def choices(self) -> tuple[Cell, ...]:
        """The eight options as they are shown."""
        return tuple(self._choice(wrong) for wrong in self.options)

    def mistake(self, option: int) -> Mistake | None:
        """The mistake that the option in this place stands for; None for the answer."""
        wrong = self.options[option]
        if wrong == 0:
            return None
        if self.choices[option] in self.cells[:8]:
            return Mistake.REPETITION
        if wrong.bit_count() == 1:
            return Mistake.INCOMPLETE
        active = sum(
            1 << number
            for number, strand in enumerate(self.strands)
            if strand.rule.law is not Law.CONSTANT
        )
        return Mistake.WRONG_PRINCIPLE if wrong & active == active else Mistake.DIFFERENCE

    def wrong(self, option: int) -> tuple[Strand, ...]:
        """What is not right in the option in this place; nothing in the answer."""
        return tuple(
            strand
            for number, strand in enumerate(self.strands)
            if self.options[option] >> number & 1
        )

    def _choice(self, wrong: int) -> Cell:
        return self._cell(
            [
                strand.other if wrong >> number & 1 else strand.answer
                for number, strand in enumerate(self.strands)
            ]
        )

    def _cell(self, values: Sequence[int]) -> Cell:
        attributes = (strand.attribute for strand in self.strands)
        return cell_with(dict(self.staying) | dict(zip(attributes, values, strict=True)))


def matrix(recipe: Recipe, chance: Chance) -> Matrix:
    """A matrix by this recipe. Raises CannotBeDrawn when no values fit it."""
    strands = tuple(
        draw(attribute, rule, domain, chance)
        for (attribute, rule), domain in zip(recipe.rules, recipe.domains, strict=True)
    )
    return Matrix(recipe.staying, strands, tuple(chance.shuffled(plan(len(strands)))))


def plan(strands: int) -> tuple[int, ...]:
    """Which attributes are wrong in each of the eight options: all combinations of three.

    With four attributes the half in which an even number is wrong. In both, every attribute is
    right in four options and wrong in four, and so is every pair of them alike.
    """
    every = product((0, 1), repeat=strands)
    masks = (sum(bit << place for place, bit in enumerate(bits)) for bits in every)
    return tuple(mask for mask in masks if strands == 3 or mask.bit_count() % 2 == 0)
