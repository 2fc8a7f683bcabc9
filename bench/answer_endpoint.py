"""The answer endpoint beside a bare Django view: requests per second and processor time of both.

The two servers run at the same time and get their rounds in turn, so that a machine that is
busy with something else slows both. Needs Linux: processor time is read from /proc.
"""

import contextlib
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psycopg

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")])

from bench.measuring.judging import LEAST_THROUGHPUT, MOST_CPU, Round, lost, ratios, too_slow
from bench.measuring.load import Failed, Visitor, run
from bench.measuring.serving import NotServing, Server, environment, python, serving
from tests.postgres import NO_SERVER, server, system_binaries, wheel_binaries

ROUNDS = 30  # many and short: a burst of other work spoils one pair, not the median
SECONDS = 0.4


@dataclass
class Side:
    """One of the two that are compared: its server, its visitors, its rounds."""

    name: str
    around: dict[str, str]
    server: Server
    visitors: list[Visitor]
    rounds: list[Round]
    warmed_up: int = 0

    def warm_up(self) -> None:
        self.warmed_up = len(run(self.visitors, self.server.port, 1.0).latencies)

    def go(self) -> None:
        before = self.server.cpu()
        load = run(self.visitors, self.server.port, SECONDS)
        cpu = self.server.cpu() - before
        self.rounds.append(Round(len(load.latencies), load.seconds, cpu, load.p99))

    def unkept(self, database: str) -> list[str]:
        answered = self.warmed_up + sum(one.requests for one in self.rounds)
        return lost(
            database, self.name, answered, int(python(f"bench.{self.name}.count", self.around))
        )


def main() -> int:
    wrong = compare("SQLite", "", "")
    binaries = system_binaries() or wheel_binaries()
    if binaries:
        with server(binaries) as address:
            wrong += compare("PostgreSQL", *databases(address))
    else:
        print(NO_SERVER)
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


def compare(database: str, ours_at: str, bare_at: str) -> list[str]:
    """Measure both on one kind of database, print what was found, and say what is wrong."""
    with (
        tempfile.TemporaryDirectory(prefix="tweespraak-bench-") as folder,
        side("ours", Path(folder), "config.settings", "config.wsgi:application", ours_at) as ours,
        side(
            "bare", Path(folder), "bench.bare.settings", "bench.bare.wsgi:application", bare_at
        ) as bare,
    ):
        for one in (ours, bare):
            one.warm_up()
        for turn in range(ROUNDS):
            for one in (ours, bare) if turn % 2 else (bare, ours):
                one.go()
        tell(database, ours, bare)
        slow = too_slow(ratios(ours.rounds, bare.rounds), database)
        return slow + ours.unkept(database) + bare.unkept(database)


@contextlib.contextmanager
def side(name: str, folder: Path, settings: str, application: str, database: str) -> Iterator[Side]:
    """A prepared database with its server."""
    data = folder / name
    data.mkdir()
    around = environment(data, database, settings)
    told = json.loads(python(f"bench.{name}.prepare", around))
    with serving(application, around) as running:
        yield Side(name, around, running, [Visitor(**one) for one in told], [])


def databases(address: str) -> tuple[str, str]:
    """Two empty databases in this PostgreSQL."""
    made = []
    with psycopg.connect(address, autocommit=True) as connection:
        for name in ("ours", "bare"):
            connection.execute(f"CREATE DATABASE {name}")
            made.append(address.replace("/postgres?", f"/{name}?"))
    return made[0], made[1]


def tell(database: str, ours: Side, bare: Side) -> None:
    print(f"{database}: {ROUNDS} rounds of {SECONDS} s each, in turn")
    for one in (ours, bare):
        rate = median(each.per_second for each in one.rounds)
        cpu = median(each.cpu_per_request for each in one.rounds) * 1000
        p99 = median(each.p99 for each in one.rounds) * 1000
        print(f"  {one.name}: {rate:6.0f} requests/s  {cpu:5.2f} ms CPU/request  p99 {p99:4.0f} ms")
    found = ratios(ours.rounds, bare.rounds)
    print(
        f"  ratio: {found.throughput:.2f} of its requests/s (at least {LEAST_THROUGHPUT}), "
        f"{found.cpu:.2f} of its CPU (at most {MOST_CPU})"
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Failed, NotServing) as problem:
        sys.exit(str(problem))
