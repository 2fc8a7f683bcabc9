"""The figures of a cycle as tables: words above every column, and a reason where there is no number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tweespraak.conversations.documents.pulse import SENTENCES
from tweespraak.conversations.documents.rhythm import theme_names
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import CARD_KINDS
from tweespraak.conversations.rules.figures import EVERYBODY, JOINED, NO_UNIT, Figure, Why, average
from tweespraak.conversations.rules.pulse import HIGHEST, QUESTIONS

Words = str | Promise
WHY: dict[Why, Words] = {
    Why.SMALL: gettext_lazy("hidden: fewer than 5 people"),
    Why.BESIDE: gettext_lazy("hidden: a group of fewer than 5 could be worked out"),
    Why.NOTHING: gettext_lazy("nobody yet"),
}
TITLES: dict[Figure, Words] = {
    Figure.PROGRESS: gettext_lazy("Held and still to come"),
    Figure.AGREEMENTS: gettext_lazy("Agreements"),
    Figure.PULSE_EMPLOYEES: gettext_lazy("How employees felt heard"),
    Figure.PULSE_MANAGERS: gettext_lazy("How managers felt heard"),
    Figure.THEMES: gettext_lazy("Themes that came up"),
    Figure.RHYTHM: gettext_lazy("What this year still misses"),
}
ABOUT: dict[Figure, Words] = {
    Figure.PROGRESS: gettext_lazy("Conversations of this period, one for each employee."),
    Figure.AGREEMENTS: gettext_lazy(
        "Of the conversations that were held, for everybody together. On time: closed by both within "
        "two weeks of its day."
    ),
    Figure.PULSE_EMPLOYEES: gettext_lazy(
        "Averages from 1 to 5 of what employees said afterwards; about the conversation."
    ),
    Figure.PULSE_MANAGERS: gettext_lazy(
        "Averages from 1 to 5 of what managers said afterwards. Each manager counts once, however "
        "many conversations they held; only for everybody together."
    ),
    Figure.THEMES: gettext_lazy("In how many held conversations each theme was talked about."),
    Figure.RHYTHM: gettext_lazy(
        "Employees for whom one of the four fixed themes is neither offered nor planned this year, "
        "and pairs who do not talk for more than 120 days."
    ),
}
COLUMNS: dict[Figure, Mapping[str, Words]] = {
    Figure.PROGRESS: {
        "planned": gettext_lazy("Still to come"),
        "held": gettext_lazy("Held"),
        "not_held": gettext_lazy("Not held"),
    },
    Figure.AGREEMENTS: {
        "made": gettext_lazy("Made"),
        "due": gettext_lazy("Their day has come"),
        "on_time": gettext_lazy("Followed up on time"),
    },
    Figure.PULSE_EMPLOYEES: {key: SENTENCES[key] for key in QUESTIONS},
    Figure.PULSE_MANAGERS: {key: SENTENCES[key] for key in QUESTIONS},
    Figure.RHYTHM: {
        "missing": gettext_lazy("A theme is missing"),
        "gap": gettext_lazy("More than 120 days without talking"),
    },
}
_AVERAGES = (Figure.PULSE_EMPLOYEES, Figure.PULSE_MANAGERS)
_OF_ALL = {Figure.PROGRESS: "held", Figure.AGREEMENTS: "on_time"}


@dataclass(frozen=True)
class Line:
    """One cell in words; without numbers there is a reason."""

    label: str
    people: str = ""
    cells: tuple[tuple[str, str], ...] = ()  # column and number
    hidden: str = ""
    day: date | None = None
    is_older: bool = False  # since that day too few people changed to count anew


@dataclass(frozen=True)
class Table:
    """One figure: a readable table, with bars where a share says it at a glance."""

    figure: Figure
    title: str
    about: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    bars: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)

    def rows(self) -> list[list[str]]:
        """As they go into a file."""
        head = [self.title, _("People"), *self.columns, _("Counted on"), _("Hidden")]
        blank = [""] * len(self.columns)
        return [
            head,
            *(
                [
                    line.label,
                    line.people,
                    *([number for _column, number in line.cells] or blank),
                    _day(line),
                    line.hidden,
                ]
                for line in self.lines
            ),
        ]


def _day(line: Line) -> str:
    return line.day.isoformat() if line.day else ""


def tables(rows: Sequence[Mapping[str, Any]], of: str, units: Mapping[str, str]) -> list[Table]:
    """The figures of a period (or of the year), as HR reads them; `units` are the names by key."""
    found = {figure: [row for row in rows if _is(row, of, figure)] for figure in TITLES}
    return [_table(figure, cells, units) for figure, cells in found.items() if cells]


def _is(row: Mapping[str, Any], of: str, figure: Figure) -> bool:
    return bool(row["of"] == of and row["figure"] == figure)


def _table(figure: Figure, cells: Sequence[Mapping[str, Any]], units: Mapping[str, str]) -> Table:
    columns = _columns(figure)
    in_order = sorted(cells, key=lambda cell: (_rank(cell["cell"]), _name(cell["cell"], units)))
    return Table(
        figure=figure,
        title=str(TITLES[figure]),
        about=str(ABOUT[figure]),
        columns=tuple(columns.values()),
        lines=tuple(_line(figure, cell, columns, units) for cell in in_order),
        bars=tuple(_bars(figure, in_order, columns, units)),
    )


def _columns(figure: Figure) -> dict[str, str]:
    if figure is Figure.THEMES:
        keys = [theme.key for kind in CARD_KINDS for theme in library().of_kind(kind)]
        return dict(zip(keys, theme_names(keys), strict=True))
    return {key: str(words) for key, words in COLUMNS[figure].items()}


def _rank(cell: str) -> int:
    return {EVERYBODY: 0, NO_UNIT: 2, JOINED: 3}.get(cell, 1)


def _name(cell: str, units: Mapping[str, str]) -> str:
    named = {
        EVERYBODY: _("Everybody together"),
        NO_UNIT: _("Without a department"),
        JOINED: _("Who joined later"),
    }
    return named.get(cell) or units.get(cell, _("A department that is no longer there"))


def _line(
    figure: Figure, cell: Mapping[str, Any], columns: Mapping[str, str], units: Mapping[str, str]
) -> Line:
    label = _name(cell["cell"], units)
    if not cell["on"]:
        return Line(label, hidden=str(WHY[Why(cell["why"])]))
    return Line(
        label,
        people=str(cell["people"]),
        cells=tuple((words, _number(figure, cell, key)) for key, words in columns.items()),
        day=date.fromisoformat(cell["on"]),
        is_older=cell["why"] is not None,
    )


def _number(figure: Figure, cell: Mapping[str, Any], key: str) -> str:
    if figure in _AVERAGES:
        return f"{average(cell['sums'], cell['people'], key):.1f}"
    return str(int(cell["sums"].get(key, 0)))


def _bars(
    figure: Figure,
    cells: Sequence[Mapping[str, Any]],
    columns: Mapping[str, str],
    units: Mapping[str, str],
) -> list[dict[str, Any]]:
    shown = [cell for cell in cells if cell["on"]]
    if figure in _OF_ALL:
        found = [_share(figure, cell, _name(cell["cell"], units)) for cell in shown]
        return [bar for bar in found if bar]
    if not shown or shown[0]["cell"] != EVERYBODY or figure is Figure.RHYTHM:
        return []
    return [_bar_of(figure, shown[0], key, words) for key, words in columns.items()]


def _share(figure: Figure, cell: Mapping[str, Any], label: str) -> dict[str, Any] | None:
    """So many of how many: held of all, on time of those whose day has come."""
    of = cell["people"] if figure is Figure.PROGRESS else cell["sums"].get("due", 0)
    if not of:
        return None
    some = cell["sums"].get(_OF_ALL[figure], 0)
    words = _("%(some)d of %(all)d") % {"some": some, "all": of}
    return {"label": label, "value": some / of, "text": words}


def _bar_of(figure: Figure, cell: Mapping[str, Any], key: str, words: str) -> dict[str, Any]:
    if figure in _AVERAGES:
        value = average(cell["sums"], cell["people"], key)
        return {"label": words, "value": value / HIGHEST, "text": f"{value:.1f}"}
    count = int(cell["sums"].get(key, 0))
    text = ngettext("%(n)d conversation", "%(n)d conversations", count) % {"n": count}
    return {"label": words, "value": count / cell["people"], "text": text}
