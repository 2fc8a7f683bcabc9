"""Where a candidate stands, as their page shows it: words, the road, the interviews, and the day they hear."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tweespraak.people.api import day_in, names_in
from tweespraak.selection.documents.opening_words import STANDING, Words
from tweespraak.selection.models import Candidacy, Interview
from tweespraak.selection.queries.openings import planned_of, was_invited
from tweespraak.selection.rules.opening import OVER, Standing, standing_of, steps_of
from tweespraak.selection.rules.states import State


@dataclass(frozen=True)
class Where:
    """Everything about standing somewhere; `hears_on` only while something is still to be heard."""

    standing: Standing
    word: Words
    means: Words
    next: Words
    steps: list[dict[str, str]]
    talks: list[dict[str, Any]]
    hears_on: date | None
    is_late: bool

    @property
    def tag(self) -> str:
        """The kind of tag."""
        return {Standing.INVITED: "waiting", Standing.HIRED: "ok"}.get(
            self.standing, "neutral" if self.is_over else "info"
        )

    @property
    def is_over(self) -> bool:
        """Whether it is over for the candidate."""
        return self.standing in OVER


def where_of(mine: Candidacy, at: datetime) -> Where:
    """Where this application stands now; never what somebody thinks of it."""
    planned = planned_of(mine, at)
    standing = standing_of(
        State(mine.state), was_invited=was_invited(mine), has_planned=bool(planned)
    )
    word, means, then = STANDING[standing]
    runs = standing in (Standing.RECEIVED, Standing.BUSY, Standing.INVITED)
    hears_on = mine.hears_by_on if runs else None
    return Where(
        standing=standing,
        word=word,
        means=means,
        next=then,
        steps=_steps(mine, standing),
        talks=_talks(mine, planned),
        hears_on=hears_on,
        is_late=hears_on is not None and day_in(mine.organisation, at) > hears_on,
    )


def _steps(mine: Candidacy, standing: Standing) -> list[dict[str, str]]:
    names = {row["key"]: row["name"] for row in mine.vacancy.stages}
    return [
        {"label": names[key], "state": state}
        for key, state in steps_of(list(names), mine.stage, standing)
    ]


def _talks(mine: Candidacy, planned: list[Interview]) -> list[dict[str, Any]]:
    stages = {row["key"]: row["name"] for row in mine.vacancy.stages}
    there = {
        one.pk: [judge.interviewer_id for judge in one.judgements.all() if not judge.excused_at]
        for one in planned
    }
    names = names_in(mine.organisation_id, [key for keys in there.values() for key in keys])
    return [
        {
            "interview": one,
            "stage": stages.get(one.stage, ""),
            "with": [names[key] for key in there[one.pk] if key in names],
        }
        for one in planned
    ]
