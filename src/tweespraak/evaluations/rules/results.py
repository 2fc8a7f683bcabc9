"""What is looked at: a measure over one or more periods, beside the periods before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tweespraak.evaluations.rules.figures import NPS, RESPONSE
from tweespraak.evaluations.rules.nps import Change, Standing, change, standing
from tweespraak.evaluations.rules.periods import Period, quarter_of
from tweespraak.evaluations.rules.scores import Score, score, together
from tweespraak.foundation.months import months_later

LAST = 4  # periods that are looked at together, unless one is chosen
LOW_RESPONSE = 0.5
Counts = Sequence[int]


@dataclass(frozen=True)
class Count:
    """How often each value of a measure was given in a period."""

    period: Period
    measure: str
    counts: Counts
    dimension: str = ""
    with_nps: Counts = ()
    is_imported: bool = False  # asked elsewhere, before; never in one figure with ours


@dataclass(frozen=True)
class Asked:
    """How many were asked, and how far they came."""

    invited: int
    started: int
    completed: int

    @property
    def rate(self) -> float:
        """Which part answered."""
        return self.completed / self.invited if self.invited else 0.0

    @property
    def is_low(self) -> bool:
        """Whether one has to mind who did not answer."""
        return self.rate < LOW_RESPONSE


@dataclass(frozen=True)
class Results:
    """Counts of one group, of which `chosen` periods are looked at; the latest period first."""

    counts: tuple[Count, ...]
    chosen: tuple[Period, ...]
    before: tuple[Period, ...] = field(default=())

    @property
    def periods(self) -> list[Period]:
        """Every period in which something was counted, the latest first."""
        return periods_of(self.counts)

    @property
    def nps(self) -> Standing:
        """The recommendation in the chosen periods."""
        return standing(self.of(NPS, self.chosen) or [0] * 11)

    @property
    def change(self) -> Change | None:
        """How the recommendation differs from as many periods before."""
        return change(standing(self.of(NPS, self.before) or [0] * 11), self.nps)

    @property
    def asked(self) -> Asked | None:
        """Who was asked; None when it may not be known."""
        counts = self.of(RESPONSE, self.chosen)
        if not counts:
            return None
        invited, started, completed = counts
        return Asked(invited + started + completed, started + completed, completed)

    @property
    def measures(self) -> dict[str, str]:
        """Each topic with its dimension."""
        return {one.measure: one.dimension for one in self.counts if one.dimension}

    def of(self, measure: str, periods: Iterable[Period]) -> list[int]:
        """How often each value was given in these periods together; empty when never."""
        wanted = set(periods)
        rows = [
            one.counts for one in self.counts if one.measure == measure and one.period in wanted
        ]
        return together(rows)

    def score(self, measure: str, periods: Iterable[Period] | None = None) -> Score | None:
        """The score of a topic."""
        return score(self.of(measure, self.chosen if periods is None else periods))

    def dimension(self, key: str, periods: Iterable[Period] | None = None) -> Score | None:
        """The score of a dimension: every answer to a topic of it that is shown."""
        wanted = list(self.chosen if periods is None else periods)
        topics = [topic for topic, dimension in self.measures.items() if dimension == key]
        rows = [counts for topic in topics if (counts := self.of(topic, wanted))]
        return score(together(rows))

    def pairs(self, measure: str) -> list[Counts]:
        """The sums with the recommendation, of the chosen periods."""
        return [
            one.with_nps
            for one in self.counts
            if one.measure == measure and one.period in self.chosen
        ]


def periods_of(counts: Iterable[Count]) -> list[Period]:
    """Every period in these counts, the latest first."""
    return sorted({one.period for one in counts}, reverse=True)


def looked_at(counts: Sequence[Count], until_on: date | None) -> Results:
    """One period by its end, or the last four together, each beside as many before."""
    periods = periods_of(counts)
    if until_on is None:
        return Results(tuple(counts), tuple(periods[:LAST]), tuple(periods[LAST : 2 * LAST]))
    later = [one for one in periods if one.until_on == until_on]
    earlier = [one for one in periods if one.until_on < until_on]
    return Results(tuple(counts), tuple(later), tuple(earlier[:1]))


def quarter(month: date) -> Period:
    """The quarter of a month, over or not."""
    begun = quarter_of(month)
    return Period(begun, months_later(begun, 3))
