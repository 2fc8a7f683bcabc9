"""What adding and subtracting totals leads to, when the same people are counted in two ways.

People are divided twice, by department and by recruiter say, and of both divisions totals are shown. Draw
every part as a point and every person as a line between their two points. What can be worked out by adding
and subtracting the totals are the cuts of that drawing (Bollobás, 1998, Modern Graph Theory, II.3: the
row space of the incidence matrix of a graph is its cut space, and its smallest supports are the cuts that
part one piece in two). So a smallest cut of fewer lines than the threshold is a small group given away.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

Point = tuple[int, str]  # which division, and which part of it
Lines = Mapping[frozenset[Point], int]


def smallest_group(pairs: Iterable[tuple[str, str]]) -> int:
    """How many people the smallest group has that totals lead to; each pair is one person's two parts.

    Nobody at all gives 0.
    """
    lines = Counter(frozenset([(0, left), (1, right)]) for left, right in pairs)
    return min((_smallest_cut(piece) for piece in _pieces(lines)), default=0)


def _pieces(lines: Lines) -> list[dict[frozenset[Point], int]]:
    """The drawing in pieces no line leads out of."""
    piece_of: dict[Point, set[Point]] = {}
    for one, other in map(tuple, lines):
        whole = piece_of.get(one, {one}) | piece_of.get(other, {other})
        for point in whole:
            piece_of[point] = whole
    pieces = {id(piece): piece for piece in piece_of.values()}
    return [
        {line: count for line, count in lines.items() if line <= piece} for piece in pieces.values()
    ]


def _smallest_cut(lines: Lines) -> int:
    """The weight of the smallest cut (Stoer & Wagner, 1997, Journal of the ACM 44, 585)."""
    beside: dict[Point, Counter[Point]] = {}
    for line, count in lines.items():
        one, other = line
        beside.setdefault(one, Counter())[other] += count
        beside.setdefault(other, Counter())[one] += count
    smallest = sum(lines.values())
    while len(beside) > 1:
        before, last, weight = _phase(beside)
        smallest = min(smallest, weight)
        _join(beside, before, last)
    return smallest


def _phase(beside: dict[Point, Counter[Point]]) -> tuple[Point, Point, int]:
    """Take the points in, each time the one with most lines to what was taken: the last two, and the
    lines of the last."""
    waiting = Counter(dict.fromkeys(sorted(beside), 0))
    before = last = next(iter(waiting))
    weight = 0
    while waiting:
        before, last = last, max(waiting, key=waiting.__getitem__)
        weight = waiting.pop(last)
        for point, count in beside[last].items():
            if point in waiting:
                waiting[point] += count
    return before, last, weight


def _join(beside: dict[Point, Counter[Point]], kept: Point, gone: Point) -> None:
    """Two points become one."""
    for point, count in beside.pop(gone).items():
        del beside[point][gone]
        if point != kept:
            beside[kept][point] += count
            beside[point][kept] += count
