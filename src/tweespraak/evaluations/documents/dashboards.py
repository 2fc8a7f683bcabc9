"""The tables of each dashboard, from what is looked at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tweespraak.evaluations.documents.results import (
    DIMENSIONS,
    Block,
    Line,
    decimal,
    distribution,
    nps_band,
    nps_cells,
    nps_labels,
    nps_words,
    percent,
    period_name,
    score_band,
    score_cells,
    score_columns,
    score_words,
    value_labels,
)
from tweespraak.evaluations.queries.content import Asked
from tweespraak.evaluations.queries.results import Client
from tweespraak.evaluations.rules.figures import NPS
from tweespraak.evaluations.rules.importance import Importance, Weight, importance
from tweespraak.evaluations.rules.nps import standing
from tweespraak.evaluations.rules.results import Results
from tweespraak.evaluations.rules.scores import Score, score
from tweespraak.evaluations.rules.topics import Dimension
from tweespraak.foundation.charts import Dot, plot

MOST_APART = 1.0  # on a scale of 1 to 5: what lies closer is not drawn as if it lay far apart
Urls = Callable[[str], str]
WEIGHTS = {
    Weight.UNCLEAR: lambda: _("not clear"),
    Weight.LITTLE: lambda: _("a little"),
    Weight.SOME: lambda: _("fairly"),
    Weight.MUCH: lambda: _("strongly"),
}


def nps_distribution(results: Results) -> Block:
    """Every answer from 0 to 10."""
    counts = results.of(NPS, results.chosen) or [0] * 11
    return distribution(_("All answers from 0 to 10"), counts, nps_labels())


def dimensions(results: Results, url_of: Urls) -> Block:
    """The three dimensions beside each other."""
    lines = [
        _scored(str(DIMENSIONS[one][0]), results.dimension(one), url_of(one)) for one in DIMENSIONS
    ]
    return _scores(
        _("Behaviour, service and result"),
        _("The mean of every answer in it, on a scale of 1 to 5."),
        lines,
    )


def topics_in(results: Results, key: Dimension, asked: Sequence[Asked], url_of: Urls) -> Block:
    """The topics of a dimension, in the order of the library."""
    lines = [
        _scored(one.title, results.score(one.key), url_of(one.key))
        for one in asked
        if one.dimension is key
    ]
    name, about = DIMENSIONS[key]
    return _scores(str(name), str(about), lines)


def trend(results: Results, earlier: Results) -> Block:
    """The recommendation in every period, the latest first; what was brought in after it."""
    lines = [_period_line(results, one, "") for one in results.periods]
    lines += [_period_line(earlier, one, _("brought in from elsewhere")) for one in earlier.periods]
    return Block(
        _("Over time"),
        _("The recommendation in each period; a wide band means few answers."),
        (_("Score"), _("Between"), _("Answers"), _("Response")),
        tuple(lines),
        ends=("−100", "+100"),
        empty=_("Nothing was counted yet."),
        head=_("Period"),
    )


def score_trend(
    results: Results, title: str, found: Callable[[Results, Any], Score | None]
) -> Block:
    """A score in every period, the latest first."""
    lines = [_scored(period_name(one), found(results, [one]), "") for one in results.periods]
    return _scores(title, _("In each period, the latest first."), lines, head=_("Period"))


def groups(
    title: str, about: str, names: Mapping[UUID, str], found: Mapping[UUID, Results], url_of: Urls
) -> Block:
    """Groups by name, never by score: the recommendation and the three dimensions of each."""
    lines = []
    for key, name in names.items():
        results = found[key]
        nps = results.nps
        means = [score_cells(results.dimension(one))[0] for one in DIMENSIONS]
        lines.append(
            Line(
                name,
                (*nps_cells(nps), *means),
                url_of(str(key)),
                drawn=nps_band(nps),
                text=nps_words(nps),
            )
        )
    return Block(
        title,
        about,
        (
            _("Score"),
            _("Between"),
            _("Answers"),
            *(str(name) for name, _about in DIMENSIONS.values()),
        ),
        tuple(lines),
        ends=("−100", "+100"),
        empty=_("No group is large enough to be shown."),
        head=title,
    )


def clients(rows: Iterable[Client]) -> Block:
    """One's own clients, by name."""
    lines = []
    for one in rows:
        found, nps = score(one.values), standing(one.nps)
        lines.append(
            Line(
                one.name,
                (str(one.forms), decimal(found.mean) if found else "–", nps_words(nps)),
                drawn=score_band(found),
                text=score_words(found),
            )
        )
    return Block(
        _("Your clients"),
        _(
            "The mean of everything each of them answered over the last year. You two read it by name."
        ),
        (_("Evaluations"), _("Mean"), _("Recommendation")),
        tuple(lines),
        ends=("1", "5"),
        empty=_("Nobody answered yet."),
    )


def topic_distribution(results: Results, topic: Asked) -> Block:
    """Every answer to one topic."""
    counts = results.of(topic.key, results.chosen) or [0] * 5
    return distribution(_("All answers from 1 to 5"), counts, value_labels())


def importances(results: Results, asked: Sequence[Asked], url_of: Urls) -> Block:
    """Each topic by how it goes together with recommending, and by its score."""
    found: list[tuple[Asked, Importance, Score]] = []
    for topic in asked:
        weight, mean = importance(results.pairs(topic.key)), results.score(topic.key)
        if weight and mean:
            found.append((topic, weight, mean))
    found.sort(key=lambda one: one[0].title.casefold())
    return Block(
        _("Important and how it goes"),
        _(
            "How much a topic goes together with recommending, worked out from the answers: nobody was "
            "asked what is important. To the right and low is where most is to be gained."
        ),
        (_("Goes together"), _("How much"), _("Between"), _("Mean"), _("Answers")),
        tuple(
            Line(f"{number}. {topic.title}", _importance_cells(weight, mean), url_of(topic.key))
            for number, (topic, weight, mean) in enumerate(found, 1)
        ),
        chart=_plot([(weight, mean) for _topic, weight, mean in found]),
        empty=_("With fewer than 10 answers nothing can be said of this."),
    )


def _importance_cells(weight: Importance, mean: Score) -> tuple[str, ...]:
    return (
        WEIGHTS[weight.weight](),
        _hundredths(weight.value),
        f"{_hundredths(weight.low)} – {_hundredths(weight.high)}",
        decimal(mean.mean),
        str(mean.n),
    )


def _plot(found: Sequence[tuple[Importance, Score]]) -> Any:
    if not found:
        return ""
    across = max(0.6, *(weight.value for weight, _mean in found))
    means = [mean.mean for _weight, mean in found]
    middle = (min(means) + max(means)) / 2
    up = max(MOST_APART, max(means) - min(means)) * 1.4  # room around the outermost
    dots = [
        Dot(weight.value / across, 0.5 + (mean.mean - middle) / up, number)
        for number, (weight, mean) in enumerate(found, 1)
    ]
    return plot(
        dots,
        across=(_("goes together little"), _("goes together much")),
        up=(_("↓ lower score"), _("↑ higher score")),
        text=_("A picture of the table below: each number is a topic."),
    )


def _period_line(results: Results, period: Any, note: str) -> Line:
    nps = standing(results.of(NPS, [period]) or [0] * 11)
    asked = Results(results.counts, (period,)).asked
    name = period_name(period)
    return Line(
        f"{name} ({note})" if note else name,
        (*nps_cells(nps), percent(asked.rate) if asked else "–"),
        drawn=nps_band(nps),
        text=nps_words(nps),
    )


def _scored(label: str, found: Score | None, url: str) -> Line:
    return Line(label, score_cells(found), url, drawn=score_band(found), text=score_words(found))


def _scores(title: str, about: str, lines: Sequence[Line], head: str = "") -> Block:
    return Block(
        title,
        about,
        score_columns(),
        tuple(lines),
        ends=("1", "5"),
        empty=_("Nothing was counted yet."),
        head=head,
    )


def _hundredths(value: float) -> str:
    sign = "−" if value < 0 else ""
    return sign + number_format(abs(round(value, 2)), decimal_pos=2)
