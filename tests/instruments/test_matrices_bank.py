"""The bank of matrices: filled, reproducible from a secret, and checked by who did not make it."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from django.test import override_settings
from typer.testing import CliRunner

from config.cli import app
from config.telling import say
from tests.cast import THEN
from tweespraak.audit.models import Entry
from tweespraak.instruments.actions import banks as making
from tweespraak.instruments.api import (
    MATRICES,
    Bank,
    BankRefused,
    InstrumentVersion,
    NotFilled,
    bank_of,
    current_bank,
    make_bank,
    publish_bank,
    read_matrix,
)
from tweespraak.instruments.rules.matrices.banks import MOST_OF_A_MODEL, bank, bank_from
from tweespraak.instruments.rules.matrices.items import Matrix

FEW = 4


@pytest.fixture(scope="module")
def small() -> Bank:
    """Slow: makes a small bank with the real check."""
    return make_bank(secret="geheim", per_stratum=FEW)


def everything(made: Bank) -> list[str]:
    return [item.matrix for item in (*made.items, *made.warm_ups, *made.practice)]


def test_every_stratum_is_filled(small: Bank) -> None:
    assert Counter(item.stratum for item in small.items) == dict.fromkeys(range(12), FEW)
    assert (len(small.warm_ups), len(small.practice)) == (24, 24)
    assert max(item.stratum for item in small.warm_ups) < 3


def test_the_order_and_the_keys_say_nothing(small: Bank) -> None:
    keys = [item.key for item in small.items]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert [item.stratum for item in small.items] != sorted(item.stratum for item in small.items)


def test_the_key_is_in_every_place(small: Bank) -> None:
    places = Counter(read_matrix(text).key for text in everything(small))
    assert set(places) == set(range(8))


def test_nothing_comes_twice_also_not_to_practise_on(small: Bank) -> None:
    all_items = (*small.items, *small.warm_ups, *small.practice)
    assert len({item.isomorph for item in all_items}) == len(all_items)


def test_items_of_one_model_are_enemies(small: Bank) -> None:
    models = {item.key: item.model for item in (*small.items, *small.warm_ups)}
    groups = [{models[key] for key in group} for group in small.enemies]
    assert groups
    assert all(len(group) == 1 for group in groups)
    alone = set(models) - {key for group in small.enemies for key in group}
    assert len({models[key] for key in alone}) == len(alone)
    assert max(len(group) for group in small.enemies) <= MOST_OF_A_MODEL


def test_the_same_secret_gives_the_same_bank_to_the_letter(small: Bank) -> None:
    again = bank(making.seed(b"geheim", making.FORM, "bank"), lambda _: True, FEW)
    assert json.dumps(again.content) == json.dumps(small.content)


def test_another_secret_gives_other_items(small: Bank) -> None:
    other = bank(b"another", lambda _: True, FEW)
    assert not set(everything(other)) & set(everything(small))
    assert not {item.key for item in other.items} & {item.key for item in small.items}


def test_what_is_kept_is_the_bank(small: Bank) -> None:
    assert bank_from(json.loads(json.dumps(small.content))) == small
    assert small.content["status"] == "rational"


def test_a_wrong_key_does_not_stand_the_check(small: Bank) -> None:
    for text in everything(small)[:12]:
        item = read_matrix(text)
        moved = (*item.options[1:], item.options[0])
        assert making.stands_the_check(item)
        assert making.stands_the_check(replace(item, options=moved))
        assert not making.stands_the_check(_Miskeyed(item.staying, item.strands, item.options))


def test_a_second_right_option_does_not_stand_the_check(small: Bank) -> None:
    for text in everything(small)[:12]:
        item = read_matrix(text)
        options = list(item.options)
        options[(item.key + 3) % 8] = 0
        assert not making.stands_the_check(replace(item, options=tuple(options)))


class _Miskeyed(Matrix):
    """Says that the next option is the right one."""

    @property
    def key(self) -> int:
        return (super().key + 1) % 8


def test_a_bank_the_solver_disagrees_with_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    doubts = iter([False])
    monkeypatch.setattr(making, "stands_the_check", lambda _: next(doubts, True))
    with pytest.raises(BankRefused):
        make_bank(secret="geheim", per_stratum=1)


def test_a_bank_that_cannot_be_filled_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tweespraak.instruments.rules.matrices.banks._MOST_TRIES", 10)
    with pytest.raises(NotFilled, match="items"):
        make_bank(secret="geheim", per_stratum=1)


@pytest.mark.django_db
def test_a_bank_is_published_once(small: Bank) -> None:
    version = publish_bank(made=small, at=THEN)
    assert publish_bank(made=small, at=THEN) == version
    assert InstrumentVersion.objects.filter(instrument=MATRICES).count() == 1
    assert Entry.objects.filter(action="instruments.published").count() == 1
    assert bank_of(version.pk) == small
    assert current_bank() == small


@pytest.mark.django_db
def test_the_command_makes_and_publishes(monkeypatch: pytest.MonkeyPatch, small: Bank) -> None:
    banks = {"of this installation": small}
    monkeypatch.setattr("tweespraak.instruments.api.make_bank", lambda secret: banks[secret])
    with override_settings(SECRET_KEY="of this installation"), say.capture() as said:
        assert CliRunner().invoke(app, ["bank", "--dry"]).exit_code == 0
        assert not InstrumentVersion.objects.filter(instrument=MATRICES).exists()
        assert CliRunner().invoke(app, ["bank"]).exit_code == 0
    version = InstrumentVersion.objects.get(instrument=MATRICES)
    assert "48 matrices, 24 to warm up, 24 to practise on" in said.get()
    assert version.label in said.get()


@pytest.mark.long
def test_the_whole_bank_is_filled_and_checked() -> None:
    """Slow: 1,560 matrices, each drawn and solved."""
    made = make_bank(secret="the whole of it")
    assert len(made.items) >= 1500
    assert len({item.isomorph for item in made.items}) == len(made.items)
    rules = {
        stratum: [i.rules for i in made.items if i.stratum == stratum] for stratum in range(12)
    }
    means = [sum(found) / len(found) for found in rules.values()]
    assert means == sorted(means)
    places = Counter(read_matrix(item.matrix).key for item in made.items)
    assert sum((count - 195) ** 2 / 195 for count in places.values()) < 24.3  # p > .001, 7 df
