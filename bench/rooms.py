"""How soon a change in a live room is seen on the other device: 300 rooms, 600 devices, two cores.

    .venv/bin/python bench/rooms.py

Beside it, in the same run, the least that Django can do: see bench/README.md.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from bench.measuring.comparing import Served, both, on_every_database  # noqa: E402
from bench.measuring.devices import Delays, Ports, Seat, measure  # noqa: E402
from bench.measuring.judging import too_late  # noqa: E402
from bench.measuring.load import Failed  # noqa: E402
from bench.measuring.serving import NotServing, Server, streaming  # noqa: E402

ROOMS = int(os.environ.get("ROOMS", "300"))
POLLED = ROOMS // 5  # where there is no stream: whoever looks by themselves asks far more often
SECONDS = 20
ROUNDS = 2


@dataclass
class Side:
    """One of the two, with what was found."""

    name: str
    web: Server
    rooms: list[tuple[Seat, Seat]]
    delays: list[Delays] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # seconds of processor time for each change

    @classmethod
    def of(cls, served: Served) -> "Side":
        rooms = [(Seat(**one), Seat(**other)) for one, other in served.told]
        return cls(served.name, served.server, rooms)

    def go(self, streams: Server | None, *, told: bool = False) -> Delays:
        servers = [self.web, streams] if streams else [self.web]
        spent: list[float] = []

        def note() -> None:
            spent.append(sum(one.cpu() for one in servers))

        ports = Ports(self.web.port, streams.port if streams else None)
        found = measure(self.rooms, ports, SECONDS, told=told, started=note)
        note()
        self.delays.append(found)
        self.cpu.append((spent[1] - spent[0]) / max(len(found.seconds), 1))
        return found


def compare(database: str, ours_at: str, bare_at: str) -> list[str]:
    """Measure both in turn, then ours without streams; print it, and say what is wrong."""
    with both("rooms", ours_at, bare_at, str(ROOMS)) as served:
        ours, bare = map(Side.of, served)
        for _ in range(ROUNDS):
            bare.go(None, told=True)
            with streaming(served[0].around) as streams:
                ours.go(streams)
        polled = Side("polled", ours.web, ours.rooms[:POLLED])
        polled.go(None)
        return tell(database, ours, bare, polled)


def tell(database: str, ours: Side, bare: Side, polled: Side) -> list[str]:
    """Print what was found, and say what is wrong."""
    print(f"{database}: {ROOMS} rooms with two devices, a change in each every 5 s, in turn")
    for one in (bare, ours, polled):
        print(
            f"  {one.name:6}: {sum(len(each.seconds) for each in one.delays):5} changes  "
            + "  ".join(f"p{share} {at(one, share / 100) * 1000:5.0f} ms" for share in (50, 95, 99))
            + f"  {median(one.cpu) * 1000:5.1f} ms CPU/change"
        )
    print(
        f"  ratio: {at(ours, 0.5) / at(bare, 0.5):.1f} × its p50, {at(ours, 0.95) / at(bare, 0.95):.1f} × "
        f"its p95, {median(ours.cpu) / median(bare.cpu):.1f} × its CPU"
    )
    unseen = sum(each.unseen for each in (*ours.delays, *polled.delays))
    return too_late(database, at(ours, 0.95), unseen)


def at(one: Side, share: float) -> float:
    """The delay that this share of the changes stayed within, over all rounds."""
    return Delays([second for each in one.delays for second in each.seconds]).at(share)


if __name__ == "__main__":
    try:
        sys.exit(on_every_database(compare))
    except (Failed, NotServing) as problem:
        sys.exit(str(problem))
