"""A step of the feedback talk as the two have it before them: what it is about, and what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.bands import broad
from tweespraak.assessments.documents.material import PartCard, ScoreCard, material_of
from tweespraak.assessments.documents.reading import KINDS
from tweespraak.assessments.documents.reads import reading_of
from tweespraak.assessments.documents.report_read import ReadSection
from tweespraak.assessments.documents.report_words import SECTIONS
from tweespraak.assessments.documents.talks import Step, protocol
from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.protocol import (
    choices_in,
    order_of,
    points_of,
    recognised,
    ticks_of,
)
from tweespraak.assessments.rules.protocol import (
    UNWRITTEN,
    AftercareBy,
    Recognised,
    StepRefusal,
    Tick,
    agenda,
    steps_in_order,
)
from tweespraak.assessments.rules.sections import Section

RECOGNISED: Mapping[Recognised, Words] = {
    Recognised.YES: _("Yes"),
    Recognised.PARTLY: _("Partly"),
    Recognised.NO: _("No"),
}
AFTERCARE: Mapping[AftercareBy, Words] = {
    AftercareBy.CALL: _("We call"),
    AftercareBy.MESSAGE: _("A message with three questions"),
}
TICKS: Mapping[Tick, Words] = {
    Tick.DISCUSSED: _("Discussed"),
    Tick.SKIPPED: _("Skipped at the participant’s wish"),
    Tick.OPEN: _("Not yet"),
}
REFUSALS: Mapping[StepRefusal, Words] = {
    StepRefusal.NOT_NOW: _("This is not possible now. Look again first."),
    StepRefusal.NEVER_WRITTEN: _(
        "Of this step nothing is written down, not even that it was done."
    ),
    StepRefusal.GROWTH_STAYS: _(
        "With this advice growth is always talked about. Discuss it, however briefly."
    ),
    StepRefusal.TOO_MANY: _("Choose at most three."),
}
# Which sections of the report lie on the table in a step.
SHOWN: Mapping[int, tuple[Section, ...]] = {
    3: (Section.SUMMARY,),
    4: (Section.RESULTS,),
    5: (Section.COMPETENCIES,),
    9: (Section.GROWTH,),
    10: (Section.STATEMENT,),
}
# To which step a marked sentence belongs; the rest comes with the questions.
ABOUT: Mapping[int, tuple[Section, ...]] = {
    3: (Section.SUMMARY,),
    4: (Section.RESULTS, Section.INSTRUMENTS, Section.COURSE),
    5: (Section.COMPETENCIES, Section.QUESTION),
    7: (Section.STRENGTHS,),
    8: (Section.DEVELOPMENT,),
    9: (Section.GROWTH,),
}


@dataclass(frozen=True)
class Stop:
    """One step in the row of steps."""

    step: Step
    tick: Tick
    is_now: bool

    @property
    def state(self) -> str:
        """As a stepper shows it."""
        if self.is_now:
            return "current"
        return "todo" if self.tick is Tick.OPEN else "done"

    @property
    def word(self) -> str:
        """What is noted of it."""
        return "" if self.step.number == UNWRITTEN else str(TICKS[self.tick])


def stops_of(case: Case) -> list[Stop]:
    """The twelve steps in the order of this talk, with what is noted."""
    ticks, known = ticks_of(case), {one.number: one for one in protocol()}
    return [
        Stop(known[number], ticks.get(number, Tick.OPEN), number == case.talk_step)
        for number in steps_in_order(order_of(case))
    ]


def step_page(case: Case, number: int) -> dict[str, Any]:
    """Everything that lies on the table in this step, for both."""
    reading = reading_of(case)
    stops = stops_of(case)
    at = next(place for place, stop in enumerate(stops) if stop.step.number == number)
    return {
        "stop": stops[at],
        "place": at + 1,
        "before": stops[at - 1] if at else None,
        "after": stops[at + 1] if at + 1 < len(stops) else None,
        "stops": stops,
        "sections": _sections(reading.sections if reading else (), number),
        "agenda": agenda_of(case, number),
        "parts": _parts(case) if number == SHOWN_PARTS else [],
        "choices": _choices(case, number),
        "order": order_of(case),
    }


SHOWN_PARTS = 4


def agenda_of(case: Case, number: int | None = None) -> list[tuple[str, list[dict[str, str]]]]:
    """What the participant marked: all of it, or what belongs to one step; questions first."""
    points = points_of(case)
    if number is not None:
        about = ABOUT.get(number, ())
        elsewhere = {one for ones in ABOUT.values() for one in ones}
        points = {
            section: ones
            for section, ones in points.items()
            if section in about or (number == 10 and section not in elsewhere)
        }
    return [
        (
            str(SECTIONS[section][0]),
            [{"kind": str(KINDS[one.kind]), "quote": one.quote, "note": one.note} for one in ones],
        )
        for section, ones in agenda(points)
    ]


def _sections(sections: tuple[ReadSection, ...], number: int) -> list[ReadSection]:
    return [one for one in sections if one.key in SHOWN.get(number, ())]


def _parts(case: Case) -> list[dict[str, Any]]:
    said = recognised(case)
    cards: dict[Any, PartCard] = {
        one.part.pk: one for one in material_of(case, get_language() or "nl").parts
    }
    return [
        {
            "part": part,
            "card": cards.get(part.pk),
            **_in_order(cards.get(part.pk)),
            "answers": [
                {"value": one.value, "label": str(words), "is_said": said.get(part.pk) is one}
                for one, words in RECOGNISED.items()
            ],
        }
        for part in case.parts.exclude(held_at=None)
    ]


def _in_order(card: PartCard | None) -> dict[str, tuple[ScoreCard, ...]]:
    """The broad traits first; the rest when somebody asks."""
    scores = card.scores if card else ()
    first = broad(scores)
    return {"first": first, "others": tuple(one for one in scores if one not in first)}


def _choices(case: Case, number: int) -> dict[str, Any]:
    kind = {7: "strengths", 8: "development"}.get(number, "")
    rows = choices_in(case).get(kind, {})
    chosen = case.talk_chosen.get(kind, ())
    options = [
        {"value": key, "label": words, "checked": key in chosen} for key, words in rows.items()
    ]
    return {"kind": kind, "options": options} if kind else {}
