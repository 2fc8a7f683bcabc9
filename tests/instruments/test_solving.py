"""The solver finds the one right option of matrices made by hand, says why, and sees what is wrong."""

import pytest

from tests.instruments.matrices_by_hand import (
    COUNTED,
    PLAIN,
    cell_with,
    columns,
    grid,
    options,
)
from tweespraak.instruments.rules.solving import (
    Attribute,
    Direction,
    Fault,
    Rule,
    Trait,
    Unreadable,
    solve,
)

A, B, C, D, E = 1, 2, 4, 8, 16  # single segments or places

# rule, what changes, its nine values (the last is the answer), wrong values to offer, step
FAMILIES = [
    (Rule.CONSTANT, "outer_shape", [0, 0, 0, 2, 2, 2, 5, 5, 5], [0, 2], 0),
    (Rule.PROGRESSION, "outer_size", [1, 2, 3, 2, 3, 4, 3, 4, 5], [3, 4, 2], 1),
    (Rule.PROGRESSION, "outer_size", [5, 4, 3, 4, 3, 2, 3, 2, 1], [3, 2, 4], -1),
    (Rule.PROGRESSION, "outer_fill", [0, 2, 4, 0, 2, 4, 0, 2, 4], [0, 2], 2),
    (Rule.PROGRESSION, "outer_shape", [0, 1, 2, 1, 2, 3, 1, 2, 3], [0, 1, 2], 1),
    (Rule.ROTATION, "outer_rotation", [0, 1, 2, 3, 4, 5, 6, 7, 0], [6, 7, 4], 1),
    (Rule.ROTATION, "outer_rotation", [0, 6, 4, 1, 7, 5, 3, 1, 7], [3, 1, 5], -2),
    (Rule.ROTATION, "outer_rotation", [0, 3, 6, 1, 4, 7, 3, 6, 1], [3, 6, 0], 3),
    (Rule.ROTATION, "lines_segments", [3, 6, 12, 12, 24, 48, 9, 18, 36], [3, 9, 18], 1),
    (Rule.DISTRIBUTION, "outer_shape", [0, 4, 5, 4, 5, 0, 5, 0, 4], [0, 5], 0),
    (Rule.DISTRIBUTION, "outer_fill", [4, 0, 1, 0, 1, 4, 1, 4, 0], [1, 4], 0),
    (Rule.DISTRIBUTION, "outer_rotation", [0, 1, 4, 4, 0, 1, 1, 4, 0], [1, 4], 0),
    (Rule.DISTRIBUTION, "lines_segments", [9, 6, 80, 6, 80, 9, 80, 9, 6], [9, 80], 0),
    (
        Rule.OR,
        "lines_segments",
        [A, B, A | B, C, A, A | C, A | D, B | C, A | B | C | D],
        [A | D, B | C, A | B],
        0,
    ),
    (Rule.OR, "dots_positions", [A, C, A | C, E, A, A | E, B, C | E, B | C | E], [B, C, E | B], 0),
    (
        Rule.AND,
        "lines_segments",
        [A | B, B | C, B, C | D, D | A, D, A | C | E, A | B | C, A | C],
        [A, C, B, A | B | C],
        0,
    ),
    (
        Rule.XOR,
        "lines_segments",
        [A | B, B | C, A | C, C | D, A | D, A | C, A | B | E, B | E | D, A | D],
        [A | C, A | B | D | E, B | E],
        0,
    ),
    (
        Rule.DIFFERENCE,
        "dots_positions",
        [A | B | C, B, A | C, B | C | D, D, B | C, A | D | E, A | E, D],
        [A, E, A | D | E],
        0,
    ),
]
COUNTS = [
    (Rule.ADDITION, [1, 2, 3, 3, 1, 4, 2, 5, 7], [3, 2, 5]),
    (Rule.SUBTRACTION, [4, 1, 3, 5, 3, 2, 9, 4, 5], [9, 4, 3]),
    (Rule.PROGRESSION, [1, 3, 5, 2, 4, 6, 4, 6, 8], [4, 6, 5]),
    (Rule.CONSTANT, [3, 3, 3, 7, 7, 7, 4, 4, 4], [3, 7]),
    (Rule.DISTRIBUTION, [2, 6, 7, 6, 7, 2, 7, 2, 6], [2, 7]),
]


def trait(name: str) -> Trait:
    layer, attribute = name.split("_")
    return Trait(layer, Attribute(attribute))


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize(("rule", "name", "nine", "wrong", "step"), FAMILIES)
def test_each_rule_is_found_and_gives_its_answer(rule, name, nine, wrong, step, direction):
    nine = nine if direction is Direction.ROWS else columns(nine)
    cells = grid(**{name: nine})
    solution = solve(cells[:8], options(cells[8], **{name: wrong}))
    assert solution.answer == 0
    assert solution.faults(key=0) == frozenset()
    told = solution.reasons[trait(name)]
    assert any((why.rule, why.direction, why.step) == (rule, direction, step) for why in told)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize(("rule", "nine", "wrong"), COUNTS)
def test_each_rule_of_counts_is_found(rule, nine, wrong, direction):
    nine = nine if direction is Direction.ROWS else columns(nine)
    cells = grid(COUNTED, dots_count=nine)
    solution = solve(cells[:8], options(cells[8], dots_count=wrong))
    assert solution.faults(key=0) == frozenset()
    told = solution.reasons[trait("dots_count")]
    assert any((why.rule, why.direction) == (rule, direction) for why in told)


@pytest.mark.parametrize("step", [1, -1, 2, -2])
@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [("outer_size", 1, 5), ("outer_fill", 0, 4), ("dots_count", 1, 9)],
)
def test_every_step_of_a_progression_is_known(name, lowest, highest, step):
    first = lowest if step > 0 else highest
    nine = [first + step * place for _line in range(3) for place in range(3)]
    cells = grid(COUNTED, **{name: nine})
    solution = solve(cells[:8], [cells[8]])
    assert step in {why.step for why in solution.reasons[trait(name)]}


@pytest.mark.parametrize("step", [1, -1, 2, -2, 3, -3])
@pytest.mark.parametrize("name", ["outer_rotation", "lines_segments"])
def test_every_step_of_a_rotation_is_known(name, step):
    turns = [(line + step * place) % 8 for line in range(3) for place in range(3)]
    nine = [1 << turn for turn in turns] if name == "lines_segments" else turns
    cells = grid(**{name: nine})
    solution = solve(cells[:8], [cells[8]])
    assert step in {why.step for why in solution.reasons[trait(name)]}
    assert solution.answer == 0


def test_the_first_may_be_taken_from_the_second():
    cells = grid(COUNTED, dots_count=[2, 5, 3, 1, 9, 8, 2, 6, 4])
    solution = solve(cells[:8], options(cells[8], dots_count=[3, 8]))
    assert solution.faults(key=0) == frozenset()
    assert all(why.swapped for why in solution.reasons[trait("dots_count")])
    cells = grid(lines_segments=[A, A | B, B, C | D, A | C | D, A, B, B | E | D, D | E])
    solution = solve(cells[:8], options(cells[8], lines_segments=[B, A | E]))
    assert solution.faults(key=0) == frozenset()
    assert any(why.swapped for why in solution.reasons[trait("lines_segments")])


def test_no_rule_leads_out_of_what_there_is():
    """Size 6, fill 5 and ten dots do not exist; nor do fewer dots than none."""
    for name, nine in [
        ("outer_size", [1, 2, 3, 3, 4, 5, 4, 5, 1]),
        ("outer_fill", [0, 1, 2, 2, 3, 4, 3, 4, 0]),
        ("dots_count", [4, 5, 9, 1, 2, 3, 6, 5, 1]),
        ("dots_count", [9, 5, 4, 8, 2, 6, 3, 5, 2]),
    ]:
        cells = grid(COUNTED, **{name: nine})
        assert trait(name) in solve(cells[:8], [cells[8]]).unexplained


def test_dots_that_always_stand_alike_are_read_as_a_number_too():
    stand = {1: 16, 2: 5, 3: 84, 4: 325, 5: 341, 7: 381}
    nine = [stand[count] for count in (1, 2, 3, 3, 1, 4, 2, 5, 7)]
    cells = grid(dots_positions=nine)
    solution = solve(cells[:8], options(cells[8], dots_positions=[stand[2], stand[5]]))
    assert solution.faults(key=0) == frozenset()
    assert solution.reasons[trait("dots_positions")][0].rule is Rule.ADDITION


def test_as_many_dots_in_other_places_are_another_thing():
    """Three dots were seen: they stand in the corner, and not elsewhere."""
    stand = {1: 16, 2: 24, 3: 11}
    nine = [stand[count] for count in (1, 2, 3, 2, 3, 1, 3, 1, 2)]
    cells = grid(dots_positions=nine)
    solution = solve(cells[:8], options(cells[8], dots_positions=[0b110, stand[3]]))
    assert solution.faults(key=0) == frozenset()


def test_four_rules_at_once_each_get_their_reason():
    cells = grid(
        outer_shape=[0, 2, 5, 2, 5, 0, 5, 0, 2],
        outer_size=columns([1, 2, 3, 2, 3, 4, 3, 4, 5]),
        lines_segments=[A, B, A | B, C, A, A | C, A | D, B | C, A | B | C | D],
        dots_positions=[A, A, A, B, B, B, E, E, E],
    )
    solution = solve(
        cells[:8],
        options(
            cells[8],
            outer_shape=[0, 5],
            outer_size=[3, 4],
            lines_segments=[A | D],
            dots_positions=[A, B],
        ),
    )
    assert solution.faults(key=0) == frozenset()
    plainest = {str(which): reasons[0].rule for which, reasons in solution.reasons.items()}
    assert plainest == {
        "outer.shape": Rule.DISTRIBUTION,
        "outer.size": Rule.PROGRESSION,
        "outer.fill": Rule.CONSTANT,
        "outer.rotation": Rule.CONSTANT,
        "lines.segments": Rule.OR,
        "dots.positions": Rule.CONSTANT,
    }
    assert [list(map(str, wrong)) for wrong in solution.misses] == [
        [],
        ["outer.shape"],
        ["outer.shape"],
        ["outer.size"],
        ["outer.size"],
        ["lines.segments"],
        ["dots.positions"],
        ["dots.positions"],
    ]


def growing():
    cells = grid(outer_size=[1, 2, 3, 2, 3, 4, 3, 4, 5])
    return cells[:8], options(cells[8], outer_size=[1, 2, 3, 4])


def test_a_planted_wrong_key_is_found():
    assert Fault.WRONG_KEY in solve(*growing()).faults(key=3)


def test_a_planted_second_right_option_is_found():
    cells, offered = growing()
    faults = solve(cells, [*offered, offered[0]]).faults(key=0)
    assert faults == {Fault.SEVERAL_FIT, Fault.TWINS}


# A row 1 2 3, a row 1 2 3, and then 2 3: with 4 each row grows, with 1 each row has the same three.
TWO_WAYS = [1, 2, 3, 1, 2, 3, 2, 3, 4]


def test_a_second_right_option_that_looks_otherwise_is_found():
    cells = grid(outer_size=TWO_WAYS)
    solution = solve(cells[:8], options(cells[8], outer_size=[5, 1]))
    assert solution.fitting == (0, 2)
    assert solution.answer is None
    assert solution.faults(key=0) == {Fault.SEVERAL_FIT, Fault.AMBIGUOUS}


def test_a_number_that_may_go_on_in_two_ways_is_ambiguous():
    cells = grid(COUNTED, dots_count=TWO_WAYS)
    assert solve(cells[:8], options(cells[8], dots_count=[2, 3])).faults(key=0) == {Fault.AMBIGUOUS}


def test_a_turn_that_may_go_on_in_two_ways_is_ambiguous():
    cells = grid(outer_rotation=TWO_WAYS)
    faults = solve(cells[:8], options(cells[8], outer_rotation=[2, 3])).faults(key=0)
    assert faults == {Fault.AMBIGUOUS}


def test_an_item_that_may_go_on_in_two_ways_is_ambiguous_also_when_one_is_not_offered():
    cells = grid(outer_size=TWO_WAYS)
    solution = solve(cells[:8], options(cells[8], outer_size=[2, 3]))
    assert solution.answer == 0
    assert solution.faults(key=0) == {Fault.AMBIGUOUS}


def test_no_rule_means_unexplained():
    cells = grid(outer_fill=[0, 3, 1, 4, 4, 2, 0, 2, 1])
    faults = solve(cells[:8], options(cells[8], outer_fill=[0, 2])).faults(key=0)
    assert faults == {Fault.UNEXPLAINED, Fault.NONE_FITS, Fault.WRONG_KEY}


def test_an_item_in_which_nothing_changes_has_nothing_to_find():
    cells = grid()
    faults = solve(cells[:8], options(cells[8], outer_size=[1])).faults(key=0)
    assert faults == {Fault.NOTHING_CHANGES}


def test_the_right_answer_not_offered_fits_nothing():
    cells, offered = growing()
    assert solve(cells, offered[1:]).faults(key=0) == {Fault.NONE_FITS, Fault.WRONG_KEY}


def test_turns_that_look_the_same_are_the_same():
    square = cell_with(PLAIN, outer_shape=1)
    cells = grid(square, outer_rotation=[0, 1, 2, 3, 4, 5, 6, 7, 0])
    solution = solve(cells[:8], options(cells[8], outer_rotation=[1, 2]))
    assert solution.fitting == (0, 2)
    assert Fault.TWINS in solution.faults(key=0)


def test_a_turn_that_nobody_can_see_stands_still():
    cells = grid(outer_shape=[0, 1, 4, 1, 4, 0, 4, 0, 1])
    solution = solve(cells[:8], options(cells[8], outer_shape=[0, 4]))
    assert solution.faults(key=0) == frozenset()
    assert {why.rule for why in solution.reasons[trait("outer_rotation")]} == {Rule.CONSTANT}


def test_shapes_of_unlike_symmetry_may_turn_together():
    cells = grid(
        outer_shape=[0, 0, 0, 1, 1, 1, 2, 2, 2], outer_rotation=[0, 1, 2, 1, 2, 3, 5, 6, 7]
    )
    solution = solve(cells[:8], options(cells[8], outer_rotation=[5, 6, 3]))
    assert solution.faults(key=0) == frozenset()
    mixed = grid(
        outer_shape=[0, 1, 2, 1, 2, 0, 2, 0, 1], outer_rotation=[0, 1, 6, 0, 1, 6, 1, 6, 0]
    )
    assert solve(mixed[:8], options(mixed[8], outer_rotation=[1])).fitting == (0,)


@pytest.mark.parametrize(
    "broken",
    [
        {"outer": {"shape": 0}},
        {"outer": {"colour": 1}},
        {"outer": {"shape": 9, "size": 4, "fill": 0, "rotation": 1}},
    ],
)
def test_what_cannot_be_read_is_refused(broken):
    cells = grid(COUNTED, outer_rotation=range(9))
    cells = [{"outer": dict(cell["outer"], rotation=0)} for cell in cells]
    with pytest.raises(Unreadable):
        solve([*cells[:7], broken], cells[8:])


def test_eight_cells_are_visible():
    with pytest.raises(Unreadable, match="eight"):
        solve(grid(), grid())
