"""Whatever is drawn: the right option is never refused, and what does not matter changes nothing."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.instruments.matrices_by_hand import COUNTED, cell_with, columns, grid, options
from tweespraak.instruments.rules.solving import Attribute, Direction, Fault, Rule, Trait, solve

pytestmark = pytest.mark.slow(reason="25 whole items in every test")

masks = st.integers(0, 255)
places = st.integers(0, 511)
few = settings(max_examples=25, deadline=None)


def lines(start, law):
    """Nine values: three lines that begin with a drawn start and follow the law."""
    return st.lists(start, min_size=3, max_size=3).map(
        lambda starts: [value for begin in starts for value in law(begin)]
    )


def of_two(law):
    return lambda pair: (*pair, law(*pair))


def sets(values):
    pairs = st.tuples(values, values)
    return st.one_of(
        lines(pairs, of_two(lambda a, b: a | b)),
        lines(pairs, of_two(lambda a, b: a & b)),
        lines(pairs, of_two(lambda a, b: a ^ b)),
        lines(pairs, of_two(lambda a, b: a & ~b)),
        lines(values, lambda a: (a, a, a)),
        distributed(values),
    )


def distributed(values):
    three = st.lists(values, min_size=3, max_size=3, unique=True)
    return st.tuples(three, st.booleans()).map(
        lambda drawn: [
            drawn[0][(place + line * (1 if drawn[1] else 2)) % 3]
            for line in range(3)
            for place in range(3)
        ]
    )


def steps(lowest, highest, step):
    start = st.integers(lowest + max(0, -2 * step), highest - max(0, 2 * step))
    return lines(start, lambda a: (a, a + step, a + 2 * step))


def turns(step):
    return lines(st.integers(0, 7), lambda a: (a, (a + step) % 8, (a + 2 * step) % 8))


counts = st.one_of(
    lines(st.tuples(st.integers(1, 4), st.integers(1, 5)), of_two(lambda a, b: a + b)),
    lines(st.tuples(st.integers(5, 9), st.integers(1, 5)), of_two(lambda a, b: a - b)),
    *(steps(1, 9, step) for step in (1, -1, 2, -2)),
)
changing = st.fixed_dictionaries(
    {
        "outer_shape": distributed(st.integers(0, 5)),
        "outer_size": st.one_of(*(steps(1, 5, step) for step in (1, -1, 2, -2))),
        "outer_fill": st.one_of(distributed(st.integers(0, 4)), steps(0, 4, 1)),
        "lines_segments": sets(masks),
        "dots_positions": sets(places),
    }
)


def items():
    """Nine cells of which every trait runs over rows or over columns."""
    over = st.fixed_dictionaries({name: st.booleans() for name in NAMES})
    return st.tuples(changing, over).map(
        lambda drawn: grid(
            **{name: nine if drawn[1][name] else columns(nine) for name, nine in drawn[0].items()}
        )
    )


NAMES = ("outer_shape", "outer_size", "outer_fill", "lines_segments", "dots_positions")


def offered(cells):
    """The answer and, for each trait that changes, its value in another cell."""
    wrong = {
        name: {cell[name.split("_")[0]][name.split("_")[1]] for cell in cells} for name in NAMES
    }
    answer = {name: cells[8][name.split("_")[0]][name.split("_")[1]] for name in NAMES}
    return options(cells[8], **{name: wrong[name] - {answer[name]} for name in NAMES})


@few
@given(items())
def test_the_right_option_always_fits(cells):
    solution = solve(cells[:8], offered(cells))
    assert 0 in solution.fitting
    assert not solution.faults(key=0) & {Fault.WRONG_KEY, Fault.NONE_FITS, Fault.UNEXPLAINED}


@few
@given(counts, st.booleans())
def test_the_right_number_always_fits(nine, over_rows):
    cells = grid(COUNTED, dots_count=nine if over_rows else columns(nine))
    assert 0 in solve(cells[:8], options(cells[8], dots_count=range(10))).fitting


def turning_fits(cells):
    """Whether the last turn fits; what cannot be seen to turn at all is no example."""
    solution = solve(cells[:8], [cells[8]])
    told = solution.reasons[Trait("outer", Attribute.ROTATION)]
    assume({why.rule for why in told} != {Rule.CONSTANT})
    return Trait("outer", Attribute.ROTATION) not in solution.misses[0]


@few
@given(
    st.sampled_from([1, -1, 2, -2, 3, -3]).flatmap(turns),
    st.lists(st.integers(0, 5), min_size=9, max_size=9),
)
def test_the_right_turn_always_fits_also_on_shapes_that_hide_it(nine, shapes):
    assert turning_fits(grid(outer_rotation=nine, outer_shape=shapes))


@few
@given(
    distributed(st.integers(0, 7)),
    st.lists(st.sampled_from([0, 2, 4, 5]), min_size=9, max_size=9),
)
def test_three_turns_fit_also_when_some_stand_on_a_circle(nine, shapes):
    assert turning_fits(grid(outer_rotation=nine, outer_shape=shapes))


@few
@given(items(), st.randoms())
def test_the_order_of_the_options_does_not_matter(cells, chance):
    before = offered(cells)
    order = list(range(len(before)))
    chance.shuffle(order)
    after = solve(cells[:8], [before[place] for place in order])
    assert {order[place] for place in after.fitting} == set(solve(cells[:8], before).fitting)


@few
@given(items())
def test_rows_and_columns_may_be_exchanged(cells):
    choices = offered(cells)
    first, second = solve(cells[:8], choices), solve(columns(cells)[:8], choices)
    assert first.misses == second.misses
    for trait, reasons in first.reasons.items():
        rows = {(why.rule, why.step) for why in reasons if why.direction is Direction.ROWS}
        told = second.reasons[trait]
        assert rows == {(w.rule, w.step) for w in told if w.direction is Direction.COLUMNS}


@few
@given(items(), st.permutations(range(9)))
def test_which_place_a_dot_stands_in_does_not_matter(cells, order):
    def moved(cell):
        mask = cell["dots"]["positions"]
        return cell_with(cell, dots_positions=sum((mask >> p & 1) << order[p] for p in range(9)))

    choices = offered(cells)
    there = solve([moved(cell) for cell in cells[:8]], [moved(cell) for cell in choices])
    assert there.misses == solve(cells[:8], choices).misses


@few
@given(items())
def test_a_planted_second_right_option_is_always_found(cells):
    choices = offered(cells)
    hidden = cell_with(choices[0], outer_rotation=0)
    assert Fault.SEVERAL_FIT in solve(cells[:8], [*choices, hidden]).faults(key=0)


@few
@given(items(), st.data())
def test_a_planted_wrong_key_is_always_found(cells, data):
    solution = solve(cells[:8], offered(cells))
    wrong = [place for place, misses in enumerate(solution.misses) if misses]
    if wrong:
        assert Fault.WRONG_KEY in solution.faults(key=data.draw(st.sampled_from(wrong)))
