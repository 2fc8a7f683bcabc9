"""The parts of the demo's assessments: planned, begun, held, with what was seen in them."""

import random
import uuid
from datetime import datetime, timedelta

from tweespraak.assessments.api import (
    Noted,
    Part,
    PartKind,
    PartPlan,
    hold_part,
    plan_part,
    start,
    use_earlier,
    write_part,
)
from tweespraak.home.actions.demo.assessments_story import CaseStory
from tweespraak.home.actions.demo.script import Script
from tweespraak.home.actions.demo.tests import take
from tweespraak.instruments.api import PERSONALITY

OPENS = "08:30"  # when a day of parts begins


def make_days(story: CaseStory) -> None:
    """The days as planned, and what took place of them."""
    parts = [(told, _plan(story, told)) for told in story.row.get("parts", [])]
    if "started" not in story.row:
        return
    began = _began(story)
    start(case=story.case, by=story.participant, at=began)
    for told, part in parts:
        if told["kind"] == PartKind.TEST:
            _take(story, told, part, began + timedelta(minutes=10))
        elif "measured" in story.row:
            _hold(story, told, part)


def _plan(story: CaseStory, told: Script) -> Part:
    kind, hour = PartKind(told["kind"]), told["hour"]
    lead = story.cast.members[story.row.get("lead", "dirk")]
    return plan_part(
        case=story.case,
        once=uuid.uuid4(),
        plan=PartPlan(
            kind=kind,
            name=told["name"],
            instrument=PERSONALITY if kind is PartKind.TEST else "",
            mode=told["mode"],
            psychologist=None if kind is PartKind.TEST else lead,
            starts_at=story.on(story.row["day"], hour) if hour else None,
            minutes=told["minutes"],
            place=told["place"],
            bring=told.get("bring", ""),
        ),
        by=story.cast.person("tom").pk,
        at=story.ago(story.row["planned"], minutes=50),
    )


def _began(story: CaseStory) -> datetime:
    """In the morning; of today: a moment ago."""
    if story.row["day"]:
        return story.on(story.row["day"], OPENS)
    return story.at - timedelta(minutes=20)


def _take(story: CaseStory, told: Script, part: Part, at: datetime) -> None:
    """The questionnaire is taken for this case, or an earlier result is used instead."""
    person = story.case.participant
    if "take" in told:
        take(person, told["take"], random.Random(f"{person.email} case"), story.at)  # noqa: S311
    else:
        use_earlier(part=Part.objects.get(pk=part.pk), by=person.pk, at=at)


def _hold(story: CaseStory, told: Script, part: Part) -> None:
    keys = [one["key"] for one in story.now().requirements]
    ended = story.on(story.row["day"], told["hour"]) + timedelta(minutes=told["minutes"])
    write_part(
        part=part,
        noted=Noted(
            observations=[
                {"requirement": keys[about - 1], "seen": seen, "meaning": meaning}
                for about, seen, meaning in told.get("seen", [])
            ],
            particulars=told.get("particulars", ""),
            norm=told.get("norm", ""),
            scores=told.get("scores", []),
        ),
        by=story.lead,
        at=ended,
    )
    hold_part(part=part, by=story.lead, at=ended)
