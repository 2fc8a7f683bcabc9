"""How a process went, as tables: words and the definition of every measure, a reason where it is hidden."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.selection.documents.own_space import REASONS
from tweespraak.selection.models import Lesson
from tweespraak.selection.rules.lessons import Cause, LessonRefusal
from tweespraak.selection.rules.mirror import Measures, Values, Warned, middle
from tweespraak.selection.rules.watching import Basis

Words = str | Promise
Found = Mapping[Basis, Measures]  # what may be shown, by whom it is about
HIDDEN = gettext_lazy("hidden: about fewer than 5 people, or they could be worked out")
WARNINGS: Mapping[Warned, tuple[Words, Words]] = {
    Warned.INTERVIEWS: (
        gettext_lazy("Somebody had more than three interviews"),
        gettext_lazy(
            "Combine talks, or let more people sit in on one. Each extra talk costs a candidate a "
            "day, and seldom tells something new. Write down as a lesson which talk can go."
        ),
    ),
    Warned.SILENCE: (
        gettext_lazy("Somebody heard nothing for more than ten working days"),
        gettext_lazy(
            "Let every candidate hear something today, also when there is no news: what still has to "
            "happen, and when they hear. Agree who does that when one of you is away."
        ),
    ),
    Warned.LATE: (
        gettext_lazy("A preference became clear late"),
        gettext_lazy(
            "Somebody was turned down for something that was not in the requirements. Ask each other: "
            "was our process clear enough? Put it in the requirements of the next vacancy, or drop it."
        ),
    ),
    Warned.CHANGED: (
        gettext_lazy("The requirements changed after the first interview"),
        gettext_lazy(
            "Candidates who had been there came for other requirements. That is a preference that became "
            "clear late. Ask each other what you could have known at the intake, and write it down."
        ),
    ),
}
REFUSALS: Mapping[LessonRefusal, Words] = {
    LessonRefusal.PAST: gettext_lazy("Choose a day from tomorrow on."),
    LessonRefusal.TOO_FAR: gettext_lazy("Choose a day at most half a year ahead."),
    LessonRefusal.NOT_THEIRS: gettext_lazy("Choose the recruiter or the hiring manager."),
    LessonRefusal.DONE: gettext_lazy("This lesson is done already; it stays as it is."),
    LessonRefusal.EMPTY: gettext_lazy("First write what you did with it. Then it is done."),
}
CAUSES: Mapping[Cause, Words] = {
    Cause.LATE: gettext_lazy("A preference became clear late. Was our process clear enough?"),
    Cause.CHANGED: gettext_lazy("The requirements changed after the first interview. Why?"),
    Cause.OWN: "",
}


@dataclass(frozen=True)
class Line:
    """One measure: its numbers in the order of the columns, or why there are none."""

    label: str
    definition: str = ""
    cells: tuple[str, ...] = ()
    hidden: str = ""


@dataclass(frozen=True)
class Block:
    """A table, with bars that say the same at a glance."""

    title: str
    about: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    bars: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)

    @property
    def numbered(self) -> list[tuple[Line, list[tuple[str, str]]]]:
        """Each line with its numbers under the words of their columns."""
        return [(line, list(zip(self.columns, line.cells, strict=False))) for line in self.lines]

    def rows(self) -> list[list[str]]:
        """As they go into a file."""
        blank = [""] * len(self.columns)
        return [
            [self.title, *self.columns, _("What it means"), _("Hidden")],
            *(
                [line.label, *(line.cells or blank), line.definition, line.hidden]
                for line in self.lines
            ),
        ]


@dataclass(frozen=True)
class _Measure:
    """A measure of which each application has a value."""

    basis: Basis
    label: Words
    definition: Words
    values: Callable[[Measures], Values]


TIMES = (
    _Measure(
        Basis.REPLIED,
        gettext_lazy("Applying to first answer (days)"),
        gettext_lazy("From applying to our first word; the receipt that comes at once is none."),
        lambda one: one.reply,
    ),
    _Measure(
        Basis.DECIDED,
        gettext_lazy("Last contact to decision (days)"),
        gettext_lazy("From the last talk or word before it, to the day of the decision."),
        lambda one: one.decide,
    ),
    _Measure(
        Basis.TOLD,
        gettext_lazy("Decision to message (days)"),
        gettext_lazy(
            "From the decision to turn somebody down to the message. Aim: two working days."
        ),
        lambda one: one.tell,
    ),
    _Measure(
        Basis.APPLIED,
        gettext_lazy("Longest silence (working days)"),
        gettext_lazy("For each candidate the longest time without a word from us or a talk."),
        lambda one: one.silence,
    ),
)
TALKS = (
    _Measure(
        Basis.INTERVIEWED,
        gettext_lazy("Interviews per candidate"),
        gettext_lazy("Interviews that were held, of candidates who had at least one."),
        lambda one: one.interviews,
    ),
    _Measure(
        Basis.INTERVIEWED,
        gettext_lazy("People met per candidate"),
        gettext_lazy("Different interviewers in those interviews."),
        lambda one: one.met,
    ),
)
USEFUL = (
    _Measure(
        Basis.ANSWERED,
        gettext_lazy("How useful the feedback was (1 to 5)"),
        gettext_lazy("What rejected candidates answered to one question about it."),
        lambda one: one.useful,
    ),
)


def blocks(found: Found) -> list[Block]:
    """Every table of a process; what is not in `found` is hidden."""
    return [
        _values(
            _("Waiting"), _("Half of the candidates waited shorter than the middle."), TIMES, found
        ),
        _talks(found),
        _rejections(found),
        _reasons(found),
        _values(
            _("Usefulness"),
            _("Shown from five answers on, four weeks after the end."),
            USEFUL,
            found,
        ),
        _withdrawn(found),
    ]


def rows(title: str, tables: list[Block]) -> list[list[str]]:
    """Everything as one file: a table under the other, every row as wide as the widest."""
    whole: list[list[str]] = [[title]]
    for one in tables:
        whole += [[""], *one.rows()]
    width = max(len(row) for row in whole)
    return [[*row, *[""] * (width - len(row))] for row in whole]


def lesson_words(lesson: Lesson) -> str:
    """A lesson in words; one that came of itself says where it came from, until somebody takes it up."""
    if lesson.cause == Cause.LATE and lesson.words and is_untouched(lesson):
        return _("Asked late: %(preference)s") % {"preference": lesson.words}
    cause = Cause(lesson.cause) if lesson.cause in set(Cause) else Cause.OWN
    return lesson.words or str(CAUSES[cause])


def is_untouched(lesson: Lesson) -> bool:
    """Whether it came of itself and nobody wrote what to do with it yet."""
    return lesson.cause != Cause.OWN and lesson.due_on is None


def _values(title: str, about: str, measures: tuple[_Measure, ...], found: Found) -> Block:
    middles = [
        middle(one.values(found[one.basis])) if one.basis in found else None for one in measures
    ]
    most = max((one for one in middles if one), default=0)
    return Block(
        title,
        about,
        (_("In the middle"), _("Most"), _("Of how many")),
        tuple(_line(one, found) for one in measures),
        tuple(
            {"label": str(one.label), "value": value / most, "text": _number(value)}
            for one, value in zip(measures, middles, strict=True)
            if value is not None and most
        ),
    )


def _line(one: _Measure, found: Found) -> Line:
    label, definition = str(one.label), str(one.definition)
    if one.basis not in found:
        return Line(label, definition, hidden=str(HIDDEN))
    values = one.values(found[one.basis])
    if not values:
        return Line(label, definition, ("–", "–", "0"))
    cells = (_number(middle(values)), _number(max(values)), str(len(values)))
    return Line(label, definition, cells)


def _talks(found: Found) -> Block:
    block = _values(_("Talks"), _("More than three interviews is much."), TALKS, found)
    label = _("Interviews per hire")
    definition = _("All interviews of the procedure for each one who was chosen.")
    if Basis.INTERVIEWED not in found:
        line = Line(label, definition, hidden=str(HIDDEN))
    else:
        whole = found[Basis.INTERVIEWED]
        line = Line(label, definition, (_number(whole.interviews_per_hire), "", str(whole.hired)))
    return Block(block.title, block.about, block.columns, (*block.lines, line), block.bars)


def _rejections(found: Found) -> Block:
    title, about = _("Rejections"), _("How candidates heard it, and what became clear late.")
    columns = (_("Number"), _("Share"))
    shown = [_changes(found)]
    counts: dict[str, tuple[str, Callable[[Measures], int]]] = {
        _("Told"): (_("Rejections that were told."), lambda one: one.rejected),
        _("Talk offered"): (_("With a name and a moment in the message."), lambda one: one.offered),
        _("Talk held"): (_("Only that it was held is known."), lambda one: one.used),
        _("Preference that became clear late"): (
            _("Turned down for something that was not in the requirements."),
            lambda one: one.late,
        ),
    }
    whole = found.get(Basis.REJECTED)
    lines = [
        Line(label, definition, hidden=str(HIDDEN))
        if whole is None
        else Line(label, definition, _share(count(whole), whole.rejected))
        for label, (definition, count) in counts.items()
    ]
    return Block(title, about, columns, (*lines, *shown))


def _changes(found: Found) -> Line:
    label = _("Requirements changed after the first interview")
    definition = _(
        "New versions; everybody signed again, and earlier candidates were looked at again."
    )
    if Basis.APPLIED not in found:
        return Line(label, definition, hidden=str(HIDDEN))
    return Line(label, definition, (str(found[Basis.APPLIED].changes), ""))


def _reasons(found: Found) -> Block:
    title = _("Reasons")
    about = _("In how many rejections each reason was named; one rejection can have three.")
    columns = (_("Number"), _("Share"))
    whole = found.get(Basis.REJECTED)
    if whole is None:
        return Block(title, about, columns, (Line(_("All reasons"), hidden=str(HIDDEN)),))
    named = sorted(whole.reasons.items(), key=lambda one: (-one[1], one[0]))
    named_in_words = [(str(REASONS.get(code, code)), count) for code, count in named]
    return Block(
        title,
        about,
        columns,
        tuple(Line(label, "", _share(count, whole.rejected)) for label, count in named_in_words),
        _bars(named_in_words, whole.rejected),
    )


def _withdrawn(found: Found) -> Block:
    title = _("Withdrawn by candidates")
    about = _("Candidates who stopped themselves, by the stage they were in.")
    columns = (_("Number"), _("Share"))
    whole = found.get(Basis.APPLIED)
    if whole is None:
        return Block(title, about, columns, (Line(_("All stages"), hidden=str(HIDDEN)),))
    rows = list(whole.withdrawn.items())
    return Block(
        title,
        about,
        columns,
        tuple(Line(stage, "", _share(count, whole.applications)) for stage, count in rows),
        _bars(rows, whole.applications),
    )


def _bars(rows: list[tuple[str, int]], of: int) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {"label": label, "value": count / of, "text": _share(count, of)[1]}
        for label, count in rows
        if of
    )


def _share(count: int, of: int) -> tuple[str, str]:
    share = _("%(count)s of %(of)s") % {"count": count, "of": of} if of else "–"
    return str(count), share


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return number_format(round(value, 1), decimal_pos=0 if float(value).is_integer() else 1)
