"""The report as its participant reads it: section by section, words before numbers, a mark per sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.report_read import ReadBlock, ReadSection
from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.models import Mark
from tweespraak.assessments.rules.marks import MarkKind, RequestKind, Ruling
from tweespraak.assessments.rules.reading import ReadRefusal, note_mark
from tweespraak.assessments.rules.sections import Section

KINDS: Mapping[MarkKind, Words] = {
    MarkKind.RECOGNISE: _("Recognised"),
    MarkKind.NOT: _("Not recognised"),
    MarkKind.QUESTION: _("Question"),
}
ICONS: Mapping[MarkKind, str] = {
    MarkKind.RECOGNISE: "check", MarkKind.NOT: "x", MarkKind.QUESTION: "help"
}  # fmt: skip
# What a section says, and above all what it does not say; read before its numbers.
SAYS: Mapping[Section, Words] = {
    Section.SUMMARY: _(
        "This is an advice about one question, at one moment. It does not say who you are or what you "
        "are worth, and it decides nothing: that is for people to do, with you."
    ),
    Section.INSTRUMENTS: _(
        "Here stands with whom you were compared. Compared with another group a score could be another."
    ),
    Section.RESULTS: _(
        "Read the words first. A score is never one exact point but an area: somewhere in it you are "
        "likely to be. It says how you answered compared with others. It does not say how well you do "
        "your work, what you can learn, or how you will be next year."
    ),
    Section.COMPETENCIES: _(
        "This is about what this job asks, nothing else. In other work other things count."
    ),
    Section.DEVELOPMENT: _("These are suggestions. You choose whether you do something with them."),
}
REQUESTS: Mapping[RequestKind, Words] = {
    RequestKind.FACT: _("A fact is wrong: a date, a name, something that did or did not happen"),
    RequestKind.FINDING: _("I see it otherwise than the psychologist"),
}
KINDS_OF_REQUEST: Mapping[RequestKind, Words] = {
    RequestKind.FACT: _("A fact"),
    RequestKind.FINDING: _("Seen otherwise"),
}
# How it is asked of the psychologist, and how the participant reads it.
RULINGS_ASKED: Mapping[Ruling, Words] = {
    Ruling.ACCEPTED: _("I put it right: I write a next version, which the participant reads"),
    Ruling.REJECTED: _("I do not change it, and say why"),
    Ruling.STANDS: _("The finding stands; the participant can add their own words"),
}
RULINGS_READ: Mapping[Ruling, Words] = {
    Ruling.ACCEPTED: _("Is put right"),
    Ruling.REJECTED: _("Is not changed"),
    Ruling.STANDS: _("The finding stands"),
}
REFUSALS: Mapping[ReadRefusal, Words] = {
    ReadRefusal.NOT_NOW: _(
        "This is not possible now. See on the page of the assessment how it stands."
    ),
    ReadRefusal.NOT_THERE: _(
        "This sentence is not in the report any more. Open the section again: you see what changed."
    ),
    ReadRefusal.CHANGED: _("There is a new version of the report. Read that one first."),
    ReadRefusal.UNREAD: _("Read the report first. After that you can say whether you agree."),
    ReadRefusal.OPEN_REQUEST: _(
        "You asked to have something corrected. As soon as that is done you can go on."
    ),
    ReadRefusal.EMPTY: _("Write down what you mean. A few words will do."),
    ReadRefusal.ANSWERED: _("The psychologist has decided on this already. You see it below."),
    ReadRefusal.NO_REASON: _("Say why. The participant reads it."),
    ReadRefusal.WRONG_RULING: _(
        "A fact is put right or not; a finding stands. Choose one of what is on the page."
    ),
    ReadRefusal.RELEASED: _("The report was released. What is in it does not change any more."),
}


@dataclass(frozen=True)
class MarkLine:
    """One sentence with what the participant says of it. `anchor` is empty where it stands once more."""

    key: str
    text: str
    is_automated: bool
    may_mark: bool
    anchor: str = ""
    kind: str = ""
    note: str = ""

    @property
    def seen(self) -> str:
        """The mark of the note as it stands on the page."""
        return note_mark(self.note)

    @property
    def choices(self) -> list[tuple[str, str, str, bool]]:
        """What can be said: value, words, icon, and whether that is said now."""
        return [
            (kind.value, str(words), ICONS[kind], kind == self.kind)
            for kind, words in KINDS.items()
        ]


@dataclass(frozen=True)
class ReadHere:
    """A block to read: its small heading and its lines, paragraph by paragraph."""

    label: str
    kind: str
    paragraphs: tuple[tuple[MarkLine, ...], ...]


@dataclass(frozen=True)
class RowHere:
    """Blocks that belong together."""

    title: str
    blocks: tuple[ReadHere, ...]


def with_marks(
    section: ReadSection, marks: Mapping[str, Mark], to_mark: Mapping[str, object]
) -> tuple[RowHere, ...]:
    """A section with its marks, and its scores after the words they belong to."""
    used: set[str] = set()

    def line(key: str, text: str, is_automated: bool) -> MarkLine:
        mark, is_first = marks.get(key), key not in used
        may_mark = key in to_mark and is_first
        used.add(key)
        return MarkLine(
            key=key,
            text=text,
            is_automated=is_automated,
            may_mark=may_mark,
            anchor=f"s-{key[:16]}" if may_mark else "",
            kind=mark.kind if mark and may_mark else "",
            note=mark.note if mark and may_mark else "",
        )

    def block(one: ReadBlock) -> ReadHere:
        read = tuple(
            tuple(line(each.key, each.text, each.is_automated) for each in paragraph)
            for paragraph in one.paragraphs
        )
        return ReadHere(one.label, one.kind, read)

    return tuple(
        RowHere(row.title, tuple(block(one) for one in _words_first(row.blocks)))
        for row in section.rows
    )


def _words_first(blocks: Sequence[ReadBlock]) -> list[ReadBlock]:
    return sorted(blocks, key=lambda one: one.key == "scores")
