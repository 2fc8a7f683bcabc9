"""The measuring engine beside catsim, mirt and bare NumPy: one run, one processor, a page, a picture."""

import os
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.extend([str(ROOT), str(ROOT / "src")])
ALONE = ("OPENBLAS", "OMP", "MKL", "RAYON", "NUMBA", "NUMEXPR")
for library in ALONE:  # before any of them is loaded
    os.environ[f"{library}_NUM_THREADS"] = "1"

from bench.engine import adaptive_rows, calibration_rows, peers  # noqa: E402
from bench.engine.contest import held, too_slow  # noqa: E402
from bench.engine.picture import drawn  # noqa: E402
from bench.engine.table import written  # noqa: E402

PAGE = ROOT / "docs" / "measurement" / "engine-speed.md"
PICTURE = PAGE.with_suffix(".svg")


def main() -> int:
    """Measure, print, keep the page and the picture; 1 when something is too slow."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    results = []
    for row in _rows():
        print(f"{row.work} ...", flush=True)
        results.append(held(row))
    table = written(results, _told())
    print(table)
    if "--keep" in sys.argv:
        PAGE.write_text(_page(table), encoding="utf-8")
        PICTURE.write_text(drawn(results), encoding="utf-8")
    wrong = [sentence for result in results for sentence in too_slow(result)]
    print("\n".join(wrong) or "Everything is fast enough.")
    return 1 if wrong else 0


def _rows():
    yield from adaptive_rows.rows()
    if "--adaptive" not in sys.argv:
        yield from calibration_rows.rows()


def _told() -> str:
    against = ", ".join(f"{name} {which}" for name, which in peers.versions().items())
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"{date.today():%d %B %Y}, one processor, Python {python}; {against}. "
        "Medians of rounds in turn: processor time, online time on the clock. Of this machine on "
        "that day; ratios count."
    )


def _page(table: str) -> str:
    return (
        "# How fast the measuring engine is\n\n"
        "Made by `make bench-engine`, which does the same work with "
        "catsim, mirt of "
        "PyPI and plain NumPy. *Must* is for a two-core machine; what is judged is how many "
        "times faster ours is than another on this run (in bold).\n\n"
        "![Everybody's time for each piece of work](engine-speed.svg)\n\n" + table
    )


if __name__ == "__main__":
    sys.exit(main())
