"""Matrices as they are drawn from a seed: rules, guards, options, notation, isomorphs."""

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from tweespraak.instruments.rules.matrices import laws
from tweespraak.instruments.rules.matrices.attributes import KINDS, Kind, layer
from tweespraak.instruments.rules.matrices.chance import Chance, seed
from tweespraak.instruments.rules.matrices.difficulty import WEIGHTS, expected, features, stratum
from tweespraak.instruments.rules.matrices.isomorphs import isomorph, model
from tweespraak.instruments.rules.matrices.items import Matrix, Mistake, matrix, plan
from tweespraak.instruments.rules.matrices.laws import LAWS, Direction, Law, Rule
from tweespraak.instruments.rules.matrices.notation import Unreadable, read, written
from tweespraak.instruments.rules.matrices.recipes import Recipe, recipe
from tweespraak.instruments.rules.matrices.strands import draw

ROOT = Path(__file__).parents[2]
SECRET = b"only for tests"
Made = list[tuple[Recipe, Matrix]]


def made(number: int, secret: bytes = SECRET) -> tuple[Recipe, Matrix]:
    chance = Chance(seed(secret, "test", number))
    mixture = recipe(chance)
    return mixture, matrix(mixture, chance)


@pytest.fixture(scope="module")
def matrices() -> Made:
    """Slow: 150 of them."""
    return [made(number) for number in range(150)]


def test_the_same_seed_gives_the_same_matrix() -> None:
    assert made(7) == made(7)
    assert made(7) != made(8)
    assert made(7) != made(7, b"another secret")


def test_draws_are_even_and_the_same_on_every_machine() -> None:
    chance = Chance(b"fixed")
    assert [chance.below(100) for _ in range(6)] == [73, 13, 2, 61, 32, 4]
    counts = Counter(Chance(seed(b"x", n)).below(4) for n in range(4000))
    assert all(abs(count - 1000) < 4 * 27.4 for count in counts.values())


def test_one_to_four_rules_on_separate_attributes(matrices: Made) -> None:
    assert {drawn.rules for _, drawn in matrices} == {1, 2, 3, 4}
    for mixture, drawn in matrices:
        names = [strand.attribute for strand in drawn.strands]
        assert mixture.active == drawn.rules
        assert len(set(names)) == len(names) == max(3, drawn.rules)
        assert not set(names) & {name for name, _ in drawn.staying}


def test_all_rules_occur_and_both_ways(matrices: Made) -> None:
    rules = [strand.rule for _, drawn in matrices for strand in drawn.strands]
    assert {rule.law for rule in rules} == set(Law)
    assert {rule.direction for rule in rules} == set(Direction)


def test_every_row_or_column_follows_its_rule(matrices: Made) -> None:
    for _, drawn in matrices:
        for strand in drawn.strands:
            kind = KINDS[strand.attribute]
            assert (strand.rule, strand.answer) in list(laws.explanations(strand.values, kind))


def test_no_rule_that_fits_says_something_else_or_is_easier(matrices: Made) -> None:
    for _, drawn in matrices:
        for strand in drawn.strands:
            for rule, said in laws.explanations(strand.values, KINDS[strand.attribute]):
                assert said == strand.answer
                assert laws.RANK[rule.law] >= laws.RANK[strand.rule.law]


@pytest.mark.parametrize(
    ("values", "rule", "kind"),
    [
        ((1, 2, 3) * 3, Rule(Law.PROGRESSION, step=1), Kind.SIZE),  # each column stays the same
        ((1, 2, 3, 2, 3, 1, 3, 1, 2), Rule(Law.PROGRESSION, step=1), Kind.SIZE),  # no progression
        ((1, 2, 3, 4, 8, 12, 5, 2, 7), Rule(Law.XOR), Kind.SET),  # OR says the same, and is easier
        ((5, 2, 7, 2, 3, 5, 5, 3, 8), Rule(Law.PLUS), Kind.COUNT),  # seen as sets: OR down, 7 dots
    ],
)
def test_the_guards_refuse(values: tuple[int, ...], rule: Rule, kind: Kind) -> None:
    assert not laws.is_sound(values, rule, kind)


def test_sets_are_never_empty_and_never_more_than_five(matrices: Made) -> None:
    for _, drawn in matrices:
        for strand in drawn.strands:
            if KINDS[strand.attribute] is Kind.SET:
                assert all(1 <= value.bit_count() <= 5 for value in strand.values)


def test_what_is_inside_a_figure_fits_in_it(matrices: Made) -> None:
    widest = {1: 0.7, 2: 0.6, 3: 0.86, 4: 0.99}  # of a circle around the middle, per shape
    outer, inner = (200, 260, 320, 380, 440), (90, 120, 150, 180, 210)
    for _, drawn in matrices:
        for cell in (*drawn.cells, *drawn.choices):
            assert cell.outer is not None
            room = widest.get(cell.outer.shape, 0.0) * outer[cell.outer.size - 1]
            assert not cell.inner or inner[cell.inner.size - 1] + 40 <= room
            assert not cell.dots or room >= 196


@pytest.mark.parametrize("count", [3, 4])
def test_every_attribute_and_every_pair_is_right_as_often_as_wrong(count: int) -> None:
    options = plan(count)
    assert len(options) == 8
    assert 0 in options
    for one in range(count):
        assert sum(option >> one & 1 for option in options) == 4
    for one, other in combinations(range(count), 2):
        pairs = Counter((option >> one & 1, option >> other & 1) for option in options)
        assert set(pairs.values()) == {2}


def test_options_differ_and_take_their_values_from_the_cells(matrices: Made) -> None:
    for _, drawn in matrices:
        assert len(set(drawn.choices)) == 8
        assert drawn.choices[drawn.key] == drawn.cells[8]
        for strand in drawn.strands:
            assert strand.other in strand.values[:8]
            assert strand.other != strand.answer


def test_each_wrong_option_is_named_by_its_mistake(matrices: Made) -> None:
    seen = Counter(drawn.mistake(place) for _, drawn in matrices for place in range(8))
    assert seen[None] == len(matrices)
    assert set(seen) == {None, *Mistake}
    for _, drawn in matrices[:20]:
        assert drawn.wrong(drawn.key) == ()
        for place in range(8):
            if drawn.mistake(place) is Mistake.INCOMPLETE:
                assert len(drawn.wrong(place)) == 1


CASES = [("outer.shape", range(6)), ("outer.size", range(1, 6)), ("outer.rotation", range(8))]
CASES += [("dots.count", range(1, 10)), ("dots", range(0)), ("lines", range(0))]


@pytest.mark.slow
@pytest.mark.parametrize(("attribute", "domain"), CASES)
def test_the_right_value_is_not_the_larger_one(attribute: str, domain: range) -> None:
    """Slow: 60 strands per law; of two values each is the answer as often."""
    for law in LAWS[KINDS[attribute]]:
        rule = Rule(law, step=laws.STEPS.get(law, (0,))[0])
        chance = Chance(seed(SECRET, attribute, law))
        strands = [draw(attribute, rule, domain, chance) for _ in range(60)]
        measured = [(_amount(s.answer, attribute), _amount(s.other, attribute)) for s in strands]
        larger = sum(right > other for right, other in measured)
        unequal = sum(right != other for right, other in measured)
        assert abs(larger - unequal / 2) < 3.3 * (unequal / 4) ** 0.5, law


def _amount(value: int, attribute: str) -> int:
    return value.bit_count() if KINDS[attribute] is Kind.SET else value


def test_written_and_read_is_the_same(matrices: Made) -> None:
    for _, drawn in matrices:
        assert read(written(drawn)) == drawn


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (" | ", "|"),
        ("~", "-"),
        ("rows", "diagonals"),
        ("three", "four"),
        ("three", "xor"),
        ("outer.fill", "outer.colour"),
        ("outer.fill", "outer.shape"),
        ("outer.size=5", "outer.size=05"),
        ("3 7 1 5 6 4 0 2", "3 7 1 5 6 4 0 0"),
        ("3 7 1 5 6 4 0 2", "3 7 1 5 6 4 0"),
        ("3 7 1 5 6 4 0 2", "x 7 1 5 6 4 0 2"),
    ],
)
def test_what_is_not_a_matrix_is_refused(part: str, instead: str) -> None:
    good = (
        "outer.size=5 | dots xor rows 258 194 448 40 48 24 130 35 161 ~ 448"
        " | outer.fill constant rows 1 1 1 4 4 4 2 2 2 ~ 1"
        " | outer.shape three rows 4 2 3 3 4 2 2 3 4 ~ 2 | 3 7 1 5 6 4 0 2"
    )
    assert written(read(good)) == good
    with pytest.raises(Unreadable):
        read(good.replace(part, instead, 1))


def test_other_figures_and_exchanged_rows_and_columns_are_an_isomorph(matrices: Made) -> None:
    for _, drawn in matrices:
        assert isomorph(_transposed(drawn)) == isomorph(drawn)
        assert isomorph(_renamed(drawn)) == isomorph(drawn)
        assert model(_transposed(drawn)) == model(drawn)


def test_another_rule_is_no_isomorph(matrices: Made) -> None:
    hashes = Counter(isomorph(drawn) for _, drawn in matrices)
    assert sum(hashes.values()) - len(hashes) <= 3
    assert len({model(drawn) for _, drawn in matrices}) < len(matrices)


def _transposed(drawn: Matrix) -> Matrix:
    strands = tuple(
        replace(strand, values=laws.transposed(strand.values)) for strand in drawn.strands
    )
    return replace(drawn, strands=strands)


def _renamed(drawn: Matrix) -> Matrix:
    """Other fills and shapes, rotations that begin elsewhere, other sides of the frame."""
    change = {
        Kind.NAME: lambda value: (value + 1) % 6,
        Kind.TURN: lambda value: (value + 3) % 8,
        Kind.SIZE: lambda value: value + 1,
        Kind.COUNT: lambda value: value + 1,
        Kind.SET: lambda value: value << 1 & 255 | value >> 7,
    }
    strands = []
    for strand in drawn.strands:
        how = change[KINDS[strand.attribute]]
        if strand.attribute != "dots":  # nine places do not fit in eight bits
            strand = replace(strand, values=tuple(how(value) for value in strand.values))
        strands.append(strand)
    return replace(drawn, strands=tuple(strands))


def test_more_rules_are_expected_to_be_harder() -> None:
    mixtures = [recipe(Chance(seed(SECRET, n))) for n in range(300)]
    means = [
        sum(found) / len(found)
        for rules in (1, 2, 3, 4)
        if (found := [expected(one).mean for one in mixtures if one.active == rules])
    ]
    assert means == sorted(means)
    assert all(0.76 < expected(one).sd < 1.2 for one in mixtures[:20])


def test_what_makes_a_matrix_hard_is_counted() -> None:
    mixture = Recipe(
        staying=(),
        rules=(
            ("lines", Rule(Law.XOR, Direction.COLUMNS)),
            ("outer.fill", Rule(Law.THREE)),
            ("outer.shape", Rule(Law.THREE)),
            ("outer.size", Rule(Law.CONSTANT, Direction.COLUMNS)),
        ),
        domains=((), (), (), ()),
    )
    assert layer("lines") == "lines"
    assert features(mixture) == [0, 0, 2, 0, 0, 1, 2, 1, 1, 1, 1, 1]


def test_the_page_on_matrices_says_the_same_weights() -> None:
    page = (ROOT / "docs" / "measurement" / "matrices.md").read_text(encoding="utf-8")
    rows = page.partition("| what | logits |\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    said = {re.split(r" \(|, ", what)[0]: float(logits) for what, logits in cells}
    assert said == WEIGHTS


def test_strata_run_from_easy_to_hard() -> None:
    assert [stratum(b) for b in (-3, -1.75, -1.6, 0, 1.7, 1.75, 3)] == [0, 1, 1, 6, 10, 11, 11]
