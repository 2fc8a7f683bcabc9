"""A matrix as one line of text, and back. There is exactly one way to write a matrix.

    outer.size=5 | inner.fill three rows 0 1 4 1 4 0 4 0 1 ~ 0 | ... | 3 0 5 6 1 2 7 4

First what stays the same; then per attribute its rule, its nine values in reading order and, after
the tilde, the value of the wrong options; last the options, each as the sum of what is wrong in it
(1 for the first attribute, 2 for the second, 4, 8). Sets are sums of powers of two as well.
"""

import re

from tweespraak.instruments.rules.matrices.attributes import KINDS, Kind
from tweespraak.instruments.rules.matrices.items import OPTIONS, Matrix, plan
from tweespraak.instruments.rules.matrices.laws import LAWS, STEPS, Direction, Law, Rule
from tweespraak.instruments.rules.matrices.strands import Strand

_NUMBER = r"(?:0|[1-9]\d{0,2})"
_STRAND = re.compile(
    rf"([a-z.]+) ([a-z]+)([+-]\d)? (rows|columns) ({_NUMBER}(?: {_NUMBER}){{8}}) ~ ({_NUMBER})"
)
_STAYING = re.compile(rf"([a-z.]+)=({_NUMBER})")
_BETWEEN = " | "


class Unreadable(ValueError):
    """This is not a matrix; the message says which part."""


def written(matrix: Matrix) -> str:
    """The line of text that says all of a matrix."""
    return _BETWEEN.join(
        (
            " ".join(f"{attribute}={value}" for attribute, value in matrix.staying) or "-",
            *(_strand(strand) for strand in matrix.strands),
            _numbers(matrix.options),
        )
    )


def read(text: str) -> Matrix:
    """The matrix that is written here. Raises Unreadable."""
    staying, *strands, options = text.split(_BETWEEN)
    matrix = Matrix(
        () if staying == "-" else tuple(_read_staying(part) for part in staying.split(" ")),
        tuple(_read_strand(part) for part in strands),
        _read_options(options, len(strands)),
    )
    named = [name for name, _ in matrix.staying] + [strand.attribute for strand in matrix.strands]
    if len(set(named)) < len(named) or written(matrix) != text:
        raise Unreadable(text)
    return matrix


def _strand(strand: Strand) -> str:
    step = f"{strand.rule.step:+}" if strand.rule.step else ""
    rule = f"{strand.rule.law}{step} {strand.rule.direction}"
    return f"{strand.attribute} {rule} {_numbers(strand.values)} ~ {strand.other}"


def _numbers(values: tuple[int, ...]) -> str:
    return " ".join(str(value) for value in values)


def _read_staying(text: str) -> tuple[str, int]:
    found = _STAYING.fullmatch(text)
    if not found or found[1] not in KINDS:
        raise Unreadable(text)
    return found[1], int(found[2])


def _read_strand(text: str) -> Strand:
    found = _STRAND.fullmatch(text)
    if not found or found[1] not in KINDS:
        raise Unreadable(text)
    attribute, law, step, direction, values, other = found.groups()
    rule = _rule(KINDS[attribute], law, int(step or 0), direction)
    numbers = tuple(int(value) for value in values.split(" "))
    return Strand(attribute, rule, numbers, int(other))


def _rule(kind: Kind, law: str, step: int, direction: str) -> Rule:
    known = {str(each): each for each in (Law.CONSTANT, *LAWS[kind])}
    if law not in known or step not in STEPS.get(known[law], (0,)):
        raise Unreadable(f"{law} {step}")
    return Rule(known[law], Direction(direction), step)


def _read_options(text: str, strands: int) -> tuple[int, ...]:
    options = tuple(int(part) for part in text.split(" ") if part.isdecimal())
    if strands not in (3, 4) or len(options) != OPTIONS or set(options) != set(plan(strands)):
        raise Unreadable(text)
    return options
