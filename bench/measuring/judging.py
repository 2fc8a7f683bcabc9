"""When a measurement is good enough: numbers in, sentences about what is wrong out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

LEAST_THROUGHPUT = 0.67  # of the bare view's requests per second
SOON = 2.0  # seconds in which the other device shows a change, in 95 of 100 cases
MOST_CPU = 1.5  # times the bare view's processor time per request


@dataclass(frozen=True)
class Round:
    """Some seconds of requests to one server: how many, how long, how much processor time."""

    requests: int
    seconds: float
    cpu: float
    p99: float = 0.0  # seconds

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds

    @property
    def cpu_per_request(self) -> float:
        return self.cpu / self.requests


@dataclass(frozen=True)
class Ratios:
    """Ours over bare: the median of the pairs of neighbouring rounds."""

    throughput: float
    cpu: float


@dataclass(frozen=True)
class Page:
    """A page at one size: its number of queries and its median time in seconds."""

    queries: int
    seconds: float


def ratios(ours: Sequence[Round], bare: Sequence[Round]) -> Ratios:
    """Each round beside its neighbour, so that a machine that slows down slows both."""
    pairs = list(zip(ours, bare, strict=True))
    return Ratios(
        throughput=median(a.per_second / b.per_second for a, b in pairs),
        cpu=median(a.cpu_per_request / b.cpu_per_request for a, b in pairs),
    )


def too_slow(found: Ratios, database: str) -> list[str]:
    """What the answer endpoint does not reach, in sentences; none when it is fast enough."""
    sentences = []
    if found.throughput < LEAST_THROUGHPUT:
        sentences.append(
            f"{database}: the answer endpoint reaches {found.throughput:.2f} of the bare view's "
            f"requests per second; it has to reach {LEAST_THROUGHPUT}."
        )
    if found.cpu > MOST_CPU:
        sentences.append(
            f"{database}: the answer endpoint costs {found.cpu:.2f} times the bare view's "
            f"processor time; at most {MOST_CPU} is allowed."
        )
    return sentences


def lost(database: str, side: str, answered: int, kept: int) -> list[str]:
    """A sentence when the number of rows is not the number of answers that were said to be kept."""
    if answered == kept:
        return []
    return [f"{database}: {side} answered {answered} requests with success and kept {kept} rows."]


def grown(small: Mapping[str, Page], big: Mapping[str, Page]) -> list[str]:
    """Which pages ask more queries of a big organisation than of a small one, in sentences."""
    return [
        f"{name}: {small[name].queries} queries when small and {page.queries} when big; "
        "a list has to ask the same number whatever its length."
        for name, page in big.items()
        if page.queries != small[name].queries
    ]


def too_late(database: str, p95: float, unseen: int) -> list[str]:
    """What two devices at one table do not reach, in sentences."""
    sentences = []
    if p95 >= SOON:
        sentences.append(
            f"{database}: 5 in 100 changes took {p95:.2f} s or longer to appear on the other device; "
            f"it has to be less than {SOON:.0f} s."
        )
    if unseen:
        sentences.append(f"{database}: {unseen} changes never appeared on the other device.")
    return sentences
