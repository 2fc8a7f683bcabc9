"""What each row of a file will do, and what is wrong with it: the pure rules."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.people.rules.columns import Column
from tweespraak.people.rules.judging import judged, new_managers, top_down
from tweespraak.people.rules.rows import Flaw, Here, Judged, Known, Outcome, is_address
from tweespraak.people.rules.tables import read_text

ROLES = {"medewerker": "employee", "employee": "employee", "leidinggevende": "manager"}
ZORG = {"zorg": ("Zorg", {"nacht": "Nacht", "dag": "Dag"}), "bouw": ("Bouw", {"dag": "Dag"})}
ANNA = Here("a", "Anna de Vries", frozenset({"employee"}), "Hulp", "Zorg", "Nacht", "bram@x.nl")
BRAM = Here("b", "Bram Bakker", frozenset())
HEAD = "voornaam;e-mail;rollen;afdeling;team;manager_email;functie;taal"


def rows_of(*lines: str, room: int | None = None, **people: Here) -> list[Judged]:
    return judged(read_text("\n".join([HEAD, *lines])).records, known(room, **people))


def known(room: int | None = None, **people: Here) -> Known:
    here = {f"{name}@x.nl": one for name, one in people.items()}
    return Known(here, ZORG, ROLES, "nl", room)


def flaws(row: Judged) -> list[Flaw]:
    return [fault.flaw for fault in row.faults]


def test_new_changed_the_same_and_back() -> None:
    left = Here("c", "Chris", has_left=True)
    rows = rows_of(
        "Noor;noor@x.nl;;;;;;", ";anna@x.nl;;;;;Chef;", ";anna2@x.nl;medewerker;;;;;", ";chris@x.nl;;;;;;",
        anna=ANNA, anna2=ANNA, chris=left,
    )  # fmt: skip
    assert [row.outcome for row in rows] == [
        Outcome.NEW,
        Outcome.CHANGED,
        Outcome.SAME,
        Outcome.BACK,
    ]


def test_an_empty_cell_changes_nothing_and_no_role_is_taken() -> None:
    [row] = rows_of(";anna@x.nl;;zorg;;;;", anna=ANNA)
    assert row.outcome is Outcome.SAME
    assert row.wanted.team == "Nacht"


def test_another_department_leaves_the_old_team() -> None:
    [row] = rows_of(";anna@x.nl;;Bouw;;;;", anna=ANNA)
    changes = {change.column: (change.before, change.after) for change in row.changes}
    assert changes == {Column.DEPARTMENT: ("Zorg", "Bouw"), Column.TEAM: ("Nacht", "")}


def test_a_team_alone_is_looked_up() -> None:
    found, several, nowhere = rows_of(
        "N;n@x.nl;;;NACHT;;;", "M;m@x.nl;;;Dag;;;", "O;o@x.nl;;;Avond;;;"
    )
    assert (found.wanted.department, found.wanted.team) == ("Zorg", "Nacht")
    assert flaws(several) == [Flaw.TEAM_IN_SEVERAL]
    assert flaws(nowhere) == [Flaw.TEAM_WITHOUT_DEPARTMENT]


def test_every_flaw_of_a_row_is_named() -> None:
    bad, nothing, long = rows_of(
        ";geen adres;baas;;;;;klingon", "Noor;;;;;;;", f"{'x' * 81};n@x.nl;;;;;a\u202eb;"
    )
    assert set(flaws(bad)) == {
        Flaw.NOT_AN_ADDRESS, Flaw.NO_NAME, Flaw.UNKNOWN_ROLE, Flaw.UNKNOWN_LANGUAGE,
    }  # fmt: skip
    assert flaws(nothing) == [Flaw.NO_ADDRESS]
    assert set(flaws(long)) == {Flaw.TOO_LONG, Flaw.INVISIBLE}


def test_the_second_of_two_rows_with_one_address_is_wrong() -> None:
    first, second = rows_of("Noor;noor@x.nl;;;;;;", "Noor;NOOR@x.nl;;;;;;")
    assert not first.faults
    assert (flaws(second), second.faults[0].about) == ([Flaw.ADDRESS_TWICE], ("2",))


def test_a_manager_stands_here_or_in_the_file_and_is_not_wrong() -> None:
    rows = rows_of(
        "A;a@x.nl;;;;b@x.nl;;", "B;b@x.nl;onzin;;;;;", "C;c@x.nl;;;;z@x.nl;;", "D;d@x.nl;;;;anna@x.nl;;",
        "E;e@x.nl;;;;e@x.nl;;", "F;f@x.nl;;;;weg@x.nl;;", "G;g@x.nl;;;;a@x.nl;;",
        anna=ANNA, weg=Here("w", "Wim", has_left=True),
    )  # fmt: skip
    assert [flaws(row) for row in rows] == [
        [Flaw.MANAGER_IS_WRONG], [Flaw.UNKNOWN_ROLE], [Flaw.UNKNOWN_MANAGER], [], [Flaw.OWN_MANAGER],
        [Flaw.MANAGER_LEFT], [Flaw.MANAGER_IS_WRONG],
    ]  # fmt: skip


def test_a_circle_within_the_file_is_named_in_its_order() -> None:
    rows = rows_of(
        "A;a@x.nl;;;;b@x.nl;;", "B;b@x.nl;;;;c@x.nl;;", "C;c@x.nl;;;;a@x.nl;;", "D;d@x.nl;;;;;;"
    )
    assert [row.outcome for row in rows] == [Outcome.WRONG] * 3 + [Outcome.NEW]
    assert rows[0].faults[0].about == ("A", "B", "C", "A")


def test_a_circle_with_the_lines_already_there() -> None:
    [row] = rows_of(";bram@x.nl;;;;anna@x.nl;;", anna=ANNA, bram=BRAM)
    assert flaws(row) == [Flaw.CIRCLE]
    assert set(row.faults[0].about) == {"Anna de Vries", "Bram Bakker"}


def test_lines_that_turn_round_make_no_circle() -> None:
    """Anna had Bram as manager; from now on Bram has Anna."""
    rows = rows_of(
        ";bram@x.nl;;;;anna@x.nl;;", ";anna@x.nl;;;;chris@x.nl;;", anna=ANNA, bram=BRAM, chris=BRAM
    )
    assert [row.outcome for row in rows] == [Outcome.CHANGED, Outcome.CHANGED]
    assert [row.wanted.email for row in top_down(rows)] == ["anna@x.nl", "bram@x.nl"]


def test_whoever_becomes_a_manager_gets_that_role() -> None:
    rows = rows_of("A;a@x.nl;;;;b@x.nl;;", "B;b@x.nl;;;;bram@x.nl;;", bram=BRAM)
    assert rows[1].new_roles == ("manager",)
    assert new_managers(rows, known(bram=BRAM)) == [BRAM]


def test_on_trial_there_is_room_for_the_first_ones() -> None:
    rows = rows_of("A;a@x.nl;;;;;;", "B;onzin;;;;;;", "C;c@x.nl;;;;;;", "D;d@x.nl;;;;;;", room=2)
    assert [flaws(row) for row in rows] == [[], [Flaw.NOT_AN_ADDRESS], [], [Flaw.TRIAL_FULL]]


def test_addresses() -> None:
    for good in (
        "a@b.nl",
        "jan.de-vries+x@sub.voorbeeld.example",
        "o'neil@x.co.uk",
        "x@münchen.de",
    ):
        assert is_address(good), good
    for bad in (
        "",
        "a",
        "a@b",
        "a b@c.nl",
        "@c.nl",
        "a@.nl",
        ".a@b.nl",
        "a@b..nl",
        "a@b.nl,c@d.nl",
    ):
        assert not is_address(bad), bad


_CELL = st.text(max_size=12)
_ADDRESS = st.sampled_from(["a@x.nl", "b@x.nl", "c@x.nl", "d@x.nl", "", "onzin"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(_ADDRESS, _ADDRESS), min_size=1, max_size=8))
def test_good_rows_never_make_a_circle_and_managers_come_first(
    pairs: list[tuple[str, str]],
) -> None:
    rows = rows_of(*[f"P;{email};;;;{manager};;" for email, manager in pairs], a=ANNA)
    good = {row.wanted.email: row.wanted.manager_email for row in rows if not row.faults}
    for email in good:
        seen = set()
        one = email
        while good.get(one):
            assert one not in seen
            seen.add(one)
            one = good[one]
    order = [row.wanted.email for row in top_down(rows)]
    assert sorted(order) == sorted(good)
    for email, manager in good.items():
        assert manager not in order or order.index(manager) < order.index(email)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[_CELL] * 8), min_size=1, max_size=5))
def test_no_cells_crash_the_judgement(lines: list[tuple[str, ...]]) -> None:
    from tweespraak.people.rules.tables import Record

    records = [
        Record(number, {column.value: cell for column, cell in zip(Column, cells, strict=False)})
        for number, cells in enumerate(lines)
    ]
    assert len(judged(records, known(a=ANNA))) == len(records)
