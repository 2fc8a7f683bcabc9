"""The personality form as the scoring tests use it: the stored tables and Johnson's scoring key."""

import json
from pathlib import Path

import tweespraak.instruments
from tweespraak.insights.rules.tables import Item, read_tables

CONTENT = Path(tweespraak.instruments.__file__).parent / "content"


def content(name: str) -> dict:
    return json.loads((CONTENT / "personality" / f"{name}.json").read_text())


TABLES = read_tables(
    content("scales"), content("norms"), content("facet_correlations"), content("competencies")
)
AUTHORITIES = Path(__file__).parents[1] / "psychometrics" / "authorities"
JOHNSON = json.loads((AUTHORITIES / "johnson_ipip_neo_120.json").read_text())
ORDER = JOHNSON["facet_order"] * 4
KEPT = [n for n, facet in enumerate(ORDER, start=1) if facet not in ("N3", "N5", "O6")]
ITEMS = tuple(Item(str(n), ORDER[n - 1], -1 if n in JOHNSON["reversed_items"] else 1) for n in KEPT)


def items_of(facet: str) -> list:
    return [item for item in ITEMS if item.facet == facet]


def answers_of(value: int = 3, **facets: int) -> dict[str, int]:
    """Every item answered so that it adds `value` points, or what is given for its facet."""
    points = {item.key: facets.get(item.facet, value) for item in ITEMS}
    return {
        item.key: points[item.key] if item.keyed > 0 else 6 - points[item.key] for item in ITEMS
    }
