"""Lists ask the same number of queries of a small and of a big organisation."""

import json
import sys
import tempfile
from pathlib import Path

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")])

from bench.measuring.judging import Page, grown
from bench.measuring.serving import NotServing, environment, python


def main() -> int:
    small, big = pages("small"), pages("big")
    print(f"{'page':<28}{'queries':>16}{'small':>10}{'big':>10}{'ratio':>8}")
    for name, page in big.items():
        before = small[name]
        print(
            f"{name:<28}{before.queries:>8}{page.queries:>8}{before.seconds * 1000:>7.1f} ms"
            f"{page.seconds * 1000:>7.1f} ms{page.seconds / before.seconds:>8.1f}"
        )
    wrong = grown(small, big)
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


def pages(size: str) -> dict[str, Page]:
    """What each page costs in an organisation of this size, with a database of its own."""
    with tempfile.TemporaryDirectory(prefix="tweespraak-bench-") as folder:
        around = environment(Path(folder), "", "config.settings")
        # Without collected files; the demo, because its mailbox is one of the lists.
        around |= {"TWEESPRAAK_TESTING": "1", "TWEESPRAAK_DEMO": "1"}
        told = json.loads(python("bench.growing.pages", around, size))
    return {name: Page(**page) for name, page in told.items()}


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotServing as problem:
        sys.exit(str(problem))
