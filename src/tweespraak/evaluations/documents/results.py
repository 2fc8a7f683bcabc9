"""Results as tables: words before numbers, a band beside each number, and the same rows in a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tweespraak.evaluations.queries.content import anchors
from tweespraak.evaluations.rules.nps import HIGHEST as NPS_HIGHEST
from tweespraak.evaluations.rules.nps import STRONG, Standing, Strength
from tweespraak.evaluations.rules.periods import Period
from tweespraak.evaluations.rules.results import Results
from tweespraak.evaluations.rules.scores import HIGHEST, LOWEST, Score
from tweespraak.evaluations.rules.topics import Dimension
from tweespraak.foundation.charts import bar, marked_band

Words = str | Promise
MINUS = "−"
DIMENSIONS: Mapping[Dimension, tuple[Words, Words]] = {
    Dimension.BEHAVIOUR: (
        gettext_lazy("Behaviour"),
        gettext_lazy("How the recruiter went about it with the client."),
    ),
    Dimension.SERVICE: (gettext_lazy("Service"), gettext_lazy("What was done, step by step.")),
    Dimension.RESULT: (gettext_lazy("Result"), gettext_lazy("What came of it.")),
}
STRENGTHS: Mapping[Strength, Words] = {
    Strength.TOO_FEW: gettext_lazy("From five answers on there is a score."),
    Strength.STRONG: gettext_lazy(
        "Strong: even the lowest score that fits these answers is above +40."
    ),
    Strength.NOT_SHOWN: gettext_lazy(
        "Above +40, but it may be chance: that it is strong is not shown."
    ),
    Strength.BELOW: gettext_lazy(
        "Look at how it was before, rather than at +40: people in the Netherlands give lower marks "
        "than elsewhere, and some never give a ten."
    ),
}


@dataclass(frozen=True)
class Line:
    """A row: its numbers in the order of the columns, and its band or bar."""

    label: str
    cells: tuple[str, ...] = ()
    url: str = ""
    drawn: SafeString | str = ""
    text: str = ""  # beside the band
    note: str = ""


@dataclass(frozen=True)
class Block:
    """A table with its chart."""

    title: str
    about: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    chart: SafeString | str = ""  # instead of the bands of the lines
    empty: str = ""
    ends: tuple[str, str] | None = None  # what the ends of the bands are
    head: str = ""
    is_folded: bool = False  # its table says no more than its bars

    @property
    def numbered(self) -> list[tuple[Line, list[tuple[str, str]]]]:
        """Each line with its numbers under the words of their columns."""
        return [(line, list(zip(self.columns, line.cells, strict=False))) for line in self.lines]

    @property
    def drawn(self) -> list[Line]:
        """The lines that have a band."""
        return [line for line in self.lines if line.drawn]

    def rows(self) -> list[list[str]]:
        """As they go into a file."""
        return [
            [self.title, *self.columns],
            *([line.label, *line.cells, *_padding(line, self.columns)] for line in self.lines),
        ]


@dataclass(frozen=True)
class Summary:
    """The recommendation at the top: a score or why there is none, and what may be said of it."""

    score: str
    label: str
    band: SafeString | str
    sentences: list[str] = field(default_factory=list)
    is_low_response: bool = False
    response: str = ""


def summary(results: Results) -> Summary:
    """The recommendation in the chosen periods."""
    nps, asked = results.nps, results.asked
    sentences = [str(STRENGTHS[nps.strength])]
    if nps.is_indicative:
        sentences.insert(
            0, _("Indicative: with fewer than 30 answers it says no more than a direction.")
        )
    if changed := changed_words(results):
        sentences.insert(0, changed)
    return Summary(
        score=signed(nps.score) if nps.score is not None else "–",
        label=_answers(nps.n),
        band=nps_band(nps),
        sentences=sentences,
        is_low_response=bool(asked and asked.is_low),
        response=response_words(results),
    )


def changed_words(results: Results) -> str:
    """How it differs from before, called a change only when it is one."""
    found = results.change
    if found is None:
        return ""
    between = {
        "difference": signed(found.difference),
        "low": signed(found.low),
        "high": signed(found.high),
    }
    if not found.is_change:
        return (
            _(
                "No change from the time before: %(difference)s, but chance alone gives anything from "
                "%(low)s to %(high)s."
            )
            % between
        )
    words = (
        _("Higher than the time before: %(difference)s (somewhere from %(low)s to %(high)s).")
        if found.difference > 0
        else _("Lower than the time before: %(difference)s (somewhere from %(low)s to %(high)s).")
    )
    return words % between


def response_words(results: Results) -> str:
    """How many were asked and answered."""
    asked = results.asked
    if asked is None:
        return ""
    return _("%(invited)s asked, %(started)s started, %(completed)s answered: %(rate)s.") % {
        "invited": asked.invited,
        "started": asked.started,
        "completed": asked.completed,
        "rate": percent(asked.rate),
    }


def nps_band(nps: Standing, text: str = "") -> SafeString | str:
    """The score with its interval from -100 to 100; the lines are 0 and +40."""
    if nps.score is None or nps.low is None or nps.high is None:
        return ""
    low, high, point, *marks = (
        (value + 100) / 200 for value in (nps.low, nps.high, nps.score, 0, STRONG)
    )
    return marked_band(low, high, point, marks, text)


def score_band(score: Score | None) -> SafeString | str:
    """A mean of 1 to 5 with its interval; the lines are 2, 3 and 4."""
    if score is None or score.low is None or score.high is None:
        return ""
    low, high, point, *marks = (
        (value - LOWEST) / (HIGHEST - LOWEST)
        for value in (score.low, score.high, score.mean, 2, 3, 4)
    )
    return marked_band(low, high, point, marks)


def distribution(title: str, counts: Sequence[int], labels: Sequence[str]) -> Block:
    """How often each value was given, the highest first."""
    whole = sum(counts)
    most = max(counts, default=0) or 1
    lines = [
        Line(
            label,
            (str(count), percent(count / whole) if whole else "–"),
            drawn=bar(count / most),
            text=str(count),
        )
        for label, count in zip(labels, counts, strict=True)
    ]
    return Block(
        title,
        _("How often each answer was given."),
        (_("Number"), _("Share")),
        tuple(reversed(lines)) if whole else (),
        head=_("Answer"),
        is_folded=True,
    )


def nps_labels() -> list[str]:
    """0 to 10, the ends with their words."""
    words = {0: _("0 very unlikely"), NPS_HIGHEST: _("10 very likely")}
    return [words.get(value, str(value)) for value in range(NPS_HIGHEST + 1)]


def value_labels() -> list[str]:
    """1 to 5 with their words."""
    return [f"{one.value} {one.name}" for one in anchors() if one.value is not None]


def score_cells(score: Score | None) -> tuple[str, ...]:
    """A mean, its interval, and of how many answers."""
    if score is None:
        return ("–", "–", "0")
    between = "–" if score.low is None else f"{decimal(score.low)} – {decimal(score.high)}"
    return (decimal(score.mean), between, str(score.n))


def nps_cells(nps: Standing) -> tuple[str, ...]:
    """A score, its interval, and of how many answers."""
    if nps.score is None:
        return ("–", "–", str(nps.n) if nps.n else "–")
    return (signed(nps.score), f"{signed(nps.low)} – {signed(nps.high)}", str(nps.n))


def score_words(score: Score | None) -> str:
    """A mean in the words of the nearest anchor."""
    if score is None:
        return _("no answers")
    names = {one.value: one.name for one in anchors()}
    return f"{decimal(score.mean)} {names[score.anchor]}"


def nps_words(nps: Standing) -> str:
    """A score and whether it gives a direction only, or of how few answers there is none."""
    if nps.score is None:
        return _answers(nps.n)
    found = signed(nps.score)
    return _("%(score)s, indicative") % {"score": found} if nps.is_indicative else found


def score_columns() -> tuple[str, ...]:
    """The heads of `score_cells`."""
    return (_("Mean"), _("Between"), _("Answers"))


def period_name(period: Period) -> str:
    """A quarter, or from one month to another."""
    if period.is_quarter:
        return _("quarter %(quarter)s of %(year)s") % {
            "quarter": period.quarter,
            "year": period.from_on.year,
        }
    return _("%(first)s to %(last)s") % {
        "first": date_format(period.from_on, "F Y"),
        "last": date_format(period.last_month, "F Y"),
    }


def rows(title: str, blocks: Iterable[Block]) -> list[list[str]]:
    """Everything as one file: a table under the other, every row as wide as the widest."""
    whole: list[list[str]] = [[title]]
    for one in blocks:
        whole += [[""], *one.rows()]
    width = max(len(row) for row in whole)
    return [[*row, *[""] * (width - len(row))] for row in whole]


def signed(value: float | None) -> str:
    """A score from -100 to 100, with its sign."""
    if value is None:
        return "–"
    whole = round(value)
    if whole == 0:
        return "0"
    return f"+{whole}" if whole > 0 else f"{MINUS}{abs(whole)}"


def decimal(value: float | None) -> str:
    """A mean to one decimal: finer would tell more than it knows."""
    return "–" if value is None else number_format(round(value, 1), decimal_pos=1)


def percent(share: float) -> str:
    """A share of a hundred."""
    return f"{round(share * 100)}%"


def _answers(n: int) -> str:
    return ngettext("%(n)s answer", "%(n)s answers", n) % {"n": n}


def _padding(line: Line, columns: Sequence[str]) -> list[str]:
    return [""] * (len(columns) - len(line.cells))
