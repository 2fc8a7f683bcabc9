"""The answer endpoint beside a bare Django view: requests per second and processor time of both.

The two servers run at the same time and get their rounds in turn, so that a machine that is
busy with something else slows both. Needs Linux: processor time is read from /proc.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.extend([str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")])

from bench.measuring.comparing import Served, both, on_every_database
from bench.measuring.judging import LEAST_THROUGHPUT, MOST_CPU, Round, lost, ratios, too_slow
from bench.measuring.load import Failed, Visitor, run
from bench.measuring.serving import NotServing, python

ROUNDS = 30  # many and short: a burst of other work spoils one pair, not the median
SECONDS = 0.4


@dataclass
class Side:
    """One of the two that are compared, with its visitors and its rounds."""

    served: Served
    visitors: list[Visitor]
    rounds: list[Round] = field(default_factory=list)
    warmed_up: int = 0

    @classmethod
    def of(cls, served: Served) -> "Side":
        return cls(served, [Visitor(**one) for one in served.told])

    def warm_up(self) -> None:
        self.warmed_up = len(run(self.visitors, self.served.server.port, 1.0).latencies)

    def go(self) -> None:
        before = self.served.server.cpu()
        load = run(self.visitors, self.served.server.port, SECONDS)
        cpu = self.served.server.cpu() - before
        self.rounds.append(Round(len(load.latencies), load.seconds, cpu, load.p99))

    def unkept(self, database: str) -> list[str]:
        answered = self.warmed_up + sum(one.requests for one in self.rounds)
        kept = python(f"bench.{self.served.name}.count", self.served.around)
        return lost(database, self.served.name, answered, int(kept))


def compare(database: str, ours_at: str, bare_at: str) -> list[str]:
    """Measure both on one kind of database, print what was found, and say what is wrong."""
    with both("prepare", ours_at, bare_at) as served:
        ours, bare = map(Side.of, served)
        for one in (ours, bare):
            one.warm_up()
        for turn in range(ROUNDS):
            for one in (ours, bare) if turn % 2 else (bare, ours):
                one.go()
        tell(database, ours, bare)
        slow = too_slow(ratios(ours.rounds, bare.rounds), database)
        return slow + ours.unkept(database) + bare.unkept(database)


def tell(database: str, ours: Side, bare: Side) -> None:
    print(f"{database}: {ROUNDS} rounds of {SECONDS} s each, in turn")
    for one in (ours, bare):
        rate = median(each.per_second for each in one.rounds)
        cpu = median(each.cpu_per_request for each in one.rounds) * 1000
        p99 = median(each.p99 for each in one.rounds) * 1000
        print(
            f"  {one.served.name}: {rate:6.0f} requests/s  {cpu:5.2f} ms CPU/request  p99 {p99:4.0f} ms"
        )
    found = ratios(ours.rounds, bare.rounds)
    print(
        f"  ratio: {found.throughput:.2f} of its requests/s (at least {LEAST_THROUGHPUT}), "
        f"{found.cpu:.2f} of its CPU (at most {MOST_CPU})"
    )


if __name__ == "__main__":
    try:
        sys.exit(on_every_database(compare))
    except (Failed, NotServing) as problem:
        sys.exit(str(problem))
