"""Dashboards over twenty thousand and over a million answers: the same queries, and fast enough."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")])

from bench.measuring.comparing import on_every_database
from bench.measuring.serving import NotServing, environment, python

SMALL, BIG = 2_000, int(os.environ.get("FORMS", "100000"))  # of ten topics each
MOST_SECONDS = 0.3


def compare(database: str, small_at: str, big_at: str) -> list[str]:
    """Measure both on one kind of database, print what was found, and say what is wrong."""
    small, big = measured(SMALL, small_at), measured(BIG, big_at)
    print(
        f"{database}: {small['answers']:,} and {big['answers']:,} answers in {big['rows']:,} rows; "
        f"publishing the quarters that are over took {big['counted']:.1f} s in the background"
    )
    wrong = []
    for name, page in big["pages"].items():
        before = small["pages"][name]
        print(
            f"  {name:<24}{before['queries']:>4}{page['queries']:>4} queries"
            f"{before['seconds'] * 1000:>8.1f} ms{page['seconds'] * 1000:>8.1f} ms"
            f"{page['seconds'] / before['seconds']:>7.1f} x"
        )
        if page["queries"] != before["queries"]:
            wrong.append(f"{database}: {name} asks more queries of more answers.")
        if page["seconds"] > MOST_SECONDS:
            wrong.append(f"{database}: {name} takes more than {MOST_SECONDS * 1000:.0f} ms.")
    return wrong


def measured(forms: int, database: str) -> dict[str, Any]:
    """What each dashboard costs over so many evaluations, in a database of its own."""
    with tempfile.TemporaryDirectory(prefix="tweespraak-bench-") as folder:
        around = environment(Path(folder), database, "config.settings") | {
            "TWEESPRAAK_TESTING": "1"
        }
        found: dict[str, Any] = json.loads(python("bench.evaluating.pages", around, str(forms)))
        return found


if __name__ == "__main__":
    try:
        sys.exit(on_every_database(compare))
    except NotServing as problem:
        sys.exit(str(problem))
