"""Raw sums agree with an outside scorer of the full 120 statements (PyPI five-factor-e, MIT)."""

import json
import random

import pytest
from ipipneo import IpipNeo
from ipipneo.reverse import ReverseScored120
from ipipneo.utility import organize_list_json

from tests.insights.personality import CONTENT, ITEMS, ORDER, TABLES
from tweespraak.insights.rules.scoring import score
from tweespraak.insights.rules.tables import read_items


def outside_sums(answers: list[int]) -> dict[str, int]:
    """Facet and domain sums of the outside scorer; it changes the list it gets."""
    rows = [{"id_question": n, "id_select": a} for n, a in enumerate(answers, start=1)]
    turned = organize_list_json(answers=ReverseScored120(answers={"answers": rows}))
    scorer = IpipNeo(question=120)
    sums = scorer.score(answers=turned)
    return dict(zip(ORDER[:30], sums[1:31], strict=True)) | scorer.domain(score=sums)


def test_the_built_bank_keeps_johnsons_order_and_key():
    bank = read_items(json.loads((CONTENT / "built" / "personality.json").read_text())["items"])
    assert [(item.facet, item.keyed) for item in bank] == [
        (item.facet, item.keyed) for item in ITEMS
    ]


@pytest.mark.parametrize("seed", range(12))
def test_facet_and_full_domain_sums_are_those_of_the_outside_scorer(seed):
    draw = random.Random(seed)
    answers = [draw.randint(1, 5) for _ in range(120)]
    ours = {item.key: answers[int(item.key) - 1] for item in ITEMS}
    scores, expected = score(ours, ITEMS, TABLES).scores, outside_sums(answers)
    for key in [facet.key for facet in TABLES.facets] + list("EAC"):
        assert scores[key].raw == expected[key]
    assert scores["N"].raw == expected["N"] - expected["N3"] - expected["N5"]
    assert scores["O"].raw == expected["O"] - expected["O6"]
