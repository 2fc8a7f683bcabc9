"""The demo's assessments: a case in every state that matters, from a brief in the making to aftercare."""

import uuid
from datetime import datetime

from tweespraak.assessments.api import (
    Acknowledged,
    Around,
    Case,
    Who,
    Words,
    accept,
    add_recipient,
    agree_to_take_part,
    decide_needs,
    invite,
    make_snippet,
    offer,
    open_case,
    open_sheet,
    sign_as,
    take_over,
    write_brief,
)
from tweespraak.home.actions.demo.activities import lens
from tweespraak.home.actions.demo.assessments_after import make_rest
from tweespraak.home.actions.demo.assessments_days import make_days
from tweespraak.home.actions.demo.assessments_report import make_report
from tweespraak.home.actions.demo.assessments_story import CaseStory
from tweespraak.home.actions.demo.script import LANGUAGE, Cast, Script, ago

TEXTS = ("question", "purpose", "decision", "job_title", "method", "consequences")


def make_assessments(script: Script, cast: Cast, at: datetime) -> None:
    """How the psychologists sign, their own text blocks, and every case, the oldest first."""
    told = script["assessments"]
    for row in told["signatures"]:
        sign_as(
            member=cast.members[row["who"]],
            name=row["name"],
            register=row["register"],
            number=row["number"],
            at=ago(at, row["days"]),
        )
    for row in told["snippets"]:
        make_snippet(
            member=cast.members[row["by"]],
            once=uuid.uuid4(),
            name=row["name"],
            section=row["section"],
            text=row["text"],
            at=ago(at, row["days"]),
        )
    for row in sorted(script["cases"], key=lambda row: -row["opened"]):
        tell_case(row, cast, at)


def tell_case(row: Script, cast: Cast, at: datetime) -> None:
    """One case, as far as the script goes."""
    story = CaseStory(row, cast, at, _open(row, cast, at))
    _write_brief(story)
    _agree_on_brief(story)
    if "invited" in row:
        _inform(story)
    if "consented" in row:
        _consent(story)
    make_days(story)
    if "report" in row:
        make_report(story)
    make_rest(story)
    if "taken_over" in row:
        told = row["taken_over"]
        take_over(
            case=story.case,
            to=cast.members[told["to"]],
            by=cast.person(told["by"]).pk,
            at=story.ago(told["days"]),
        )


def _open(row: Script, cast: Cast, at: datetime) -> Case:
    lead, reader = cast.members[row.get("lead", "dirk")], row["reader"]
    return open_case(
        organisation=lead.organisation,
        once=uuid.uuid4(),
        participant=Who(cast.members[row["participant"]]),
        client=Who(cast.members[row["client"]]),
        client_name=row["client_name"],
        around=Around(
            psychologist=lead,
            planner=cast.members["tom"],
            second_reader=Who(cast.members[reader]) if reader else None,
        ),
        reference=row["reference"],
        by=lead.person,
        at=ago(at, row["opened"]),
    )


def _write_brief(story: CaseStory) -> None:
    brief, at = story.row["brief"], story.ago(story.row["opened"], minutes=25)
    write_brief(
        case=story.case,
        words=Words(
            **{name: brief[name] for name in TEXTS},
            requirements=brief["requirements"],
            valid_months=brief.get("valid_months", 24),
            lens_version=lens(story.case.organisation_id, brief["lens"])
            if "lens" in brief
            else None,
        ),
        by=story.lead,
        at=at,
    )
    for named in story.row.get("recipients", []):
        add_recipient(
            case=story.case,
            who=Who(story.cast.members[named["who"]]),
            role=named["role"],
            purpose=named["purpose"],
            once=uuid.uuid4(),
            by=story.case.psychologist,
            at=at,
        )


def _agree_on_brief(story: CaseStory) -> None:
    """The client is asked, and accepts what they read."""
    row = story.row
    if "offered" not in row:
        return
    made = offer(case=story.case, by=story.lead, at=story.ago(row["offered"]))
    if "accepted" in row:
        accept(
            case=story.case,
            by=story.key("client"),
            seen=made.brief_hash,
            acknowledged=list(Acknowledged),
            at=story.ago(row["accepted"], minutes=130),
        )


def _inform(story: CaseStory) -> None:
    invite(case=story.case, by=story.cast.person("tom").pk, at=story.ago(story.row["invited"]))
    if "read" in story.row:
        at = story.ago(story.row["read"], minutes=420)
        open_sheet(case=story.case, by=story.participant, at=at)


def _consent(story: CaseStory) -> None:
    """The participant takes part, and hears what is arranged for what they need."""
    row, at = story.row, story.ago(story.row["consented"], minutes=440)
    agree_to_take_part(
        case=story.case,
        by=story.participant,
        seen=story.now().sheet_hash,
        language=story.row.get("report", {}).get("language", LANGUAGE),
        needs=row.get("needs", ""),
        at=at,
    )
    if "needs" in row:
        later = story.ago(row["planned"])
        decide_needs(case=story.case, by=story.lead, answer=row["needs_answer"], at=later)
