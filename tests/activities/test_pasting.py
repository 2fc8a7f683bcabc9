"""Pasted candidates: every line is accounted for, and a bad one never stops the good ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.activities.rules.pasting import MOST, Trouble, read_pasted


def people(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.address) for one in read_pasted(text).candidates]


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Anna de Vries <anna@x.nl>", "Anna de Vries", "anna@x.nl"),
        ("anna@x.nl", "Anna", "anna@x.nl"),
        ("  ANNA@X.NL  ", "Anna", "anna@x.nl"),
        ("anna.de-vries2@x.nl", "Anna De Vries", "anna.de-vries2@x.nl"),
        ("Anna de Vries anna@x.nl", "Anna de Vries", "anna@x.nl"),
        ("Anna de Vries; anna@x.nl", "Anna de Vries", "anna@x.nl"),
        ("Anna de Vries\tanna@x.nl", "Anna de Vries", "anna@x.nl"),
        ("Vries, Anna de <anna@x.nl>", "Anna de Vries", "anna@x.nl"),
        ('"Vries, Anna de" <anna@x.nl>', "Vries, Anna de", "anna@x.nl"),
        ("<anna@x.nl>", "Anna", "anna@x.nl"),
        ("Anna <mailto:anna@x.nl>", "Anna", "anna@x.nl"),
        ("Anna 🌻 <anna@x.nl>", "Anna 🌻", "anna@x.nl"),
        ("مريم العلي <m@x.nl>", "مريم العلي", "m@x.nl"),
        ("Anna\u202e <anna@x.nl>", "Anna", "anna@x.nl"),
    ],
)
def test_a_candidate_is_read_as_people_write_them(text: str, name: str, address: str):
    assert people(text) == [(name, address)]


def test_several_on_one_line_with_commas_or_semicolons():
    found = people("Anna <a@x.nl>, Bram Bakker <b@x.nl>; c@x.nl,")
    assert [address for _name, address in found] == ["a@x.nl", "b@x.nl", "c@x.nl"]


def test_a_name_that_was_not_given_is_marked_as_guessed():
    given_name, guessed = read_pasted("Anna <a@x.nl>\nb@x.nl").candidates
    assert not given_name.guessed
    assert guessed.guessed


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("Anna de Vries", Trouble.NO_ADDRESS),
        ("anna@", Trouble.BAD_ADDRESS),
        ("Anna <anna at x.nl>", Trouble.BAD_ADDRESS),
        ("Anna <>", Trouble.NO_ADDRESS),
        (";;;", Trouble.NO_ADDRESS),
        ("a" * 250 + "@x.nl", Trouble.BAD_ADDRESS),
        ("A" * 81 + " <anna@x.nl>", Trouble.LONG_NAME),
        ("good@x.nl", Trouble.REPEATED),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_does_not_stop_the_others(line: str, trouble: Trouble):
    found = read_pasted(f"good@x.nl\n{line}\nlast@x.nl")
    assert [one.address for one in found.candidates] == ["good@x.nl", "last@x.nl"]
    assert [(bad.line, bad.trouble) for bad in found.bad] == [(2, trouble)]


def test_more_than_the_most_are_named_one_by_one():
    found = read_pasted("\n".join(f"p{n}@x.nl" for n in range(MOST + 2)))
    assert len(found.candidates) == MOST
    assert [bad.trouble for bad in found.bad] == [Trouble.TOO_MANY] * 2


messy = st.text(alphabet=st.sampled_from("ab@.<>\",;\t \n'\r\x0b\u2028é"), max_size=120)


@settings(max_examples=60, deadline=None)
@given(st.one_of(messy, st.text(max_size=80)))
def test_every_line_that_is_not_empty_is_accounted_for(text: str):
    found = read_pasted(text)
    lines = {n for n, line in enumerate(text.splitlines(), start=1) if line.strip()}
    assert {entry.line for entry in (*found.candidates, *found.bad)} == lines
    for one in found.candidates:
        assert one.given_name
        assert one.address == one.address.lower()
