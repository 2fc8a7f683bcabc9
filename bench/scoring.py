"""Scoring a test and matching a lens, beside the bare sums in NumPy: informative, judges nothing."""

import json
import sys
import tempfile
from pathlib import Path

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")])

from bench.measuring.serving import NotServing, environment, python


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="tweespraak-bench-") as folder:
        around = environment(Path(folder), "", "config.settings") | {"TWEESPRAAK_TESTING": "1"}
        told: dict[str, float] = json.loads(python("bench.scored.measured", around))
    finishing, scoring, sums, match, bare_match = told.values()
    beside = {scoring: scoring / sums, match: match / bare_match, finishing: finishing / sums}
    for name, seconds in told.items():
        ratio = f"{beside[seconds]:8.0f} ×" if seconds in beside else ""
        print(f"{name:<32}{seconds * 1000:>9.3f} ms{ratio}")
    print(f"Of finishing a test, {scoring / finishing:.0%} is scoring; the rest is the database.")


if __name__ == "__main__":
    try:
        main()
    except NotServing as problem:
        sys.exit(str(problem))
