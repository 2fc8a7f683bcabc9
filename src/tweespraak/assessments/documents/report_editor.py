"""A section as it is written: every place with its label, what stands there, and what can be chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tweespraak.assessments.documents.report_words import (
    ADVICE,
    FAULTS,
    FIELDS,
    ROWS,
    SECTIONS,
    THE_QUESTION,
)
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.reports import requirements_of
from tweespraak.assessments.rules.sections import (
    LONGEST,
    WRITTEN,
    Fault,
    FaultKind,
    FieldKind,
    Place,
    Section,
    base_of,
    places_of,
    rows_of,
)
from tweespraak.assessments.rules.sections import SECTIONS as SHAPES
from tweespraak.assessments.rules.sections import THE_QUESTION as WHOLE

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Spot:
    """One place to type in. `elsewhere`: what another tab saved there meanwhile."""

    place: Place
    label: str
    text: str
    base: str
    options: Options = ()
    elsewhere: str | None = None

    @property
    def kind(self) -> str:
        """How it is typed: one line, a text, a choice or a day."""
        if self.place.field.kind in (FieldKind.SHORT, FieldKind.DATE):
            return self.place.field.kind.value
        return "choice" if self.options else "text"

    @property
    def longest(self) -> int:
        """So many letters fit."""
        return LONGEST[self.place.field.kind]


@dataclass(frozen=True)
class Row:
    """Spots that belong together."""

    key: str
    title: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Sheet:
    """One section to write."""

    section: Section
    number: int
    title: str
    hint: str
    rows: tuple[Row, ...]
    spots: tuple[Spot, ...]
    one_more: str = ""  # the words for one more row; empty: there is no more
    before: Section | None = None
    after: Section | None = None


@dataclass(frozen=True)
class Line:
    """A section in the list: its name, and how many things have to be mended."""

    section: Section
    number: int
    title: str
    is_written: bool
    faults: int


@dataclass(frozen=True)
class Mending:
    """A fault in words, with where it is mended."""

    section: Section
    title: str
    place: str
    text: str
    sentence: str
    is_elsewhere: bool = field(default=False)  # on the page of the signature


def sheet_of(
    case: Case, report: Report, section: Section, conflicts: Mapping[str, tuple[str, str]]
) -> Sheet:
    """A section with what stands in it. `conflicts`: by place what was typed, and what stands there."""
    shape, choices = SHAPES[section], _choices(case)
    spots: dict[str, list[Spot]] = {"": []}
    for place, text in places_of(report.sections, section):
        spots.setdefault(place.row, []).append(_spot(place, text, choices, conflicts))
    rows = rows_of(report.sections, section)
    order = list(WRITTEN)
    at = order.index(section)
    one, more = ROWS.get(section, ("", ""))
    return Sheet(
        section=section,
        number=list(SHAPES).index(section) + 1,
        title=str(SECTIONS[section][0]),
        hint=str(SECTIONS[section][1]),
        rows=tuple(
            Row(str(row["id"]), f"{one} {number}", tuple(spots.get(str(row["id"]), ())))
            for number, row in enumerate(rows, start=1)
        ),
        spots=tuple(spots[""]),
        one_more=str(more) if shape.row and len(rows) < shape.most else "",
        before=order[at - 1] if at else None,
        after=order[at + 1] if at + 1 < len(order) else None,
    )


def lines_of(found: Iterable[Fault]) -> list[Line]:
    """Every section in its order, with how many faults it has."""
    counts = dict.fromkeys(SHAPES, 0)
    for one in found:
        counts[one.section] += 1
    return [
        Line(key, number, str(SECTIONS[key][0]), key in WRITTEN, counts[key])
        for number, key in enumerate(SHAPES, start=1)
    ]


def mendings(found: Iterable[Fault]) -> list[Mending]:
    """The faults in words: what, where, and what to do."""
    return [_mending(one) for one in found]


def _mending(fault: Fault) -> Mending:
    shape = SHAPES[fault.section]
    text = str(FAULTS[fault.kind])
    if fault.kind is FaultKind.EMPTY and not fault.row:
        text = _("Nothing is written here yet. Fill it in.")
    if fault.kind in (FaultKind.TOO_FEW, FaultKind.TOO_MANY):
        text %= {"least": shape.least, "most": shape.most}
    if fault.also and fault.also != fault.section:
        text = _("%(text)s It also stands in “%(section)s”.") % {
            "text": text, "section": SECTIONS[fault.also][0],
        }  # fmt: skip
    row = f"{ROWS[fault.section][0]} {fault.row}" if fault.row else ""
    label = str(FIELDS.get((fault.section, fault.field), ""))
    return Mending(
        fault.section,
        str(SECTIONS[fault.section][0]),
        " · ".join(one for one in (row, label) if one),
        text,
        fault.sentence,
        fault.kind is FaultKind.NOT_SIGNED,
    )


def _spot(
    place: Place,
    text: str,
    choices: Mapping[FieldKind, Options],
    conflicts: Mapping[str, tuple[str, str]],
) -> Spot:
    label = str(FIELDS[place.section, place.field.key])
    options = choices.get(place.field.kind, ())
    if place.section is Section.COMPETENCIES:
        options = tuple(one for one in options if one[0] != WHOLE)
    if options and text and text not in dict(options):
        options = (*options, (text, text))
    typed, elsewhere = conflicts.get(place.name, (text, None))
    return Spot(place, label, typed, base_of(text), options, elsewhere)


def _choices(case: Case) -> dict[FieldKind, Options]:
    none = ("", _("Choose …"))
    parts = tuple((one.name, one.name) for one in case.parts.all() if not one.skipped_because)
    asked = tuple(requirements_of(case).items())
    return {
        FieldKind.PART: (none, *parts),
        FieldKind.ABOUT: (none, *asked, (WHOLE, str(THE_QUESTION))),
        FieldKind.ADVICE: (none, *((one.value, str(words)) for one, words in ADVICE.items())),
    }


def first_text(report: Report, section: Section, part: str = "") -> Place | None:
    """Where words from beside the page land without a cursor: the row of this part or the last one,
    and there the first text."""
    shape, rows = SHAPES[section], rows_of(report.sections, section)
    fields = shape.row if rows else shape.fields
    texts = [one for one in fields if one.kind in (FieldKind.PROSE, FieldKind.FACT)]
    if not texts:
        return None
    mine = [row for row in rows if part and row.get("part") == part] or rows[-1:]
    return Place(section, texts[0], str(mine[0]["id"]) if mine else "")
