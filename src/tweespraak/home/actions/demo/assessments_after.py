"""What participants of the demo's assessments do with their report: read, talk, decide, go on."""

import uuid
from datetime import datetime, timedelta

from tweespraak.assessments.api import (
    NEEDED,
    AftercareBy,
    Choice,
    MarkKind,
    Mode,
    Proposal,
    Recognised,
    RequestKind,
    Ruling,
    TalkPlan,
    Tick,
    Wish,
    agree_with_draft,
    ask_correction,
    base_of,
    begin_talk,
    choose,
    confirm_talk,
    decide,
    hold_talk,
    make_talk_goal,
    mark,
    open_received,
    open_report,
    plan_client_talk,
    plan_talk,
    prepare_talk,
    recognise,
    rule,
    save_note,
    sentence_key,
    shown_report,
    tick_step,
    write_statement,
)
from tweespraak.conversations.api import Moment
from tweespraak.home.actions.demo.assessments_story import CaseStory
from tweespraak.home.actions.demo.script import LANGUAGE, Script
from tweespraak.insights.api import Plan


def make_rest(story: CaseStory) -> None:
    """From the first reading on, as far as the script goes."""
    if "reading" in story.row:
        _read(story, story.row["reading"])
    if "talk" in story.row:
        _plan_talk(story, story.row["talk"])
        if "took" in story.row["talk"]:
            _hold_talk(story, story.row["talk"])
    if "decision" in story.row:
        _decide(story, story.row["decision"])
    if "client_talk" in story.row:
        told = story.row["client_talk"]
        plan_client_talk(
            case=story.case,
            starts_at=story.on(told["day"], told["hour"]),
            minutes=told["minutes"],
            place=told["place"],
            by=story.lead,
            at=story.ago(told["planned"], minutes=75),
        )


def _read(story: CaseStory, told: Script) -> None:
    case, by = story.case, story.participant
    report = open_report(case=case, by=by, at=story.ago(told["opened"], minutes=640))
    for one in told.get("marks", []):
        mark(
            case=case,
            sentence=sentence_key(one["quote"]),
            kind=MarkKind(one["kind"]),
            text=one["note"],
            seen="",
            by=by,
            at=story.ago(told["marked"], minutes=665),
        )
    for one in told.get("requests", []):
        _ask(story, one)
    if statement := told.get("statement"):
        at = story.ago(statement["written"], minutes=690)
        write_statement(case=case, text=statement["text"], base=base_of(""), by=by, at=at)
    if "agreed" in told and report:
        at = story.ago(told["agreed"], minutes=30)
        agree_with_draft(case=case, number=report.number, by=by, at=at)


def _ask(story: CaseStory, told: Script) -> None:
    """The participant asks to put something right; the psychologist answers where the script says."""
    asked = ask_correction(
        case=story.case,
        kind=RequestKind(told["kind"]),
        quote=told["quote"],
        wish=told["wish"],
        once=uuid.uuid4(),
        by=story.participant,
        at=story.ago(told["asked"], minutes=680),
    )
    if "ruling" in told:
        rule(
            case=story.case,
            correction=asked,
            ruling=Ruling(told["ruling"]),
            reason=told["reason"],
            by=story.lead,
            at=story.ago(told["ruled"], minutes=100),
        )


def _plan_talk(story: CaseStory, told: Script) -> None:
    """The planner proposes, both say yes, and the participant says what it has to be about."""
    starts_at = story.on(told["day"], told["hour"])
    planned = plan_talk(
        case=story.case,
        once=uuid.uuid4(),
        plan=TalkPlan(
            Moment(starts_at, told["minutes"], told["place"]),
            Proposal(starts_at, Mode.IN_PERSON, story.lead),
        ),
        by=story.cast.person("tom").pk,
        at=story.ago(told["planned"], minutes=120),
    )
    at = story.ago(told["confirmed"], minutes=150)
    for person in (story.participant, story.lead):
        number = planned.talk.invitation_number if planned.talk else 0
        confirm_talk(case=story.case, number=number, by=person, at=at)
    prepare_talk(
        case=story.case, wish=told["wish"], order=told["order"], by=story.participant, at=at
    )
    if "note" in told:
        save_note(case=story.case, text=told["note"], base=base_of(""), by=story.lead, at=at)


def _hold_talk(story: CaseStory, told: Script) -> None:
    """Step by step; what was said stands nowhere."""
    case, lead, by = story.case, story.lead, story.participant
    at = story.on(told["day"], told["hour"])
    begin_talk(case=case, by=lead, at=at)
    for number in NEEDED:
        tick_step(case=case, number=number, tick=Tick.DISCUSSED, by=lead, at=at)
    held = case.parts.exclude(held_at=None)
    for part, answer in zip(held, told["recognised"], strict=True):
        recognise(part=part, answer=Recognised(answer), by=by, at=at)
    for kind, rows in told["chosen"].items():
        choose(case=case, kind=kind, keys=[f"r{number}" for number in rows], by=by, at=at)
    for goal in told["goals"]:
        make_talk_goal(case=case, plan=_goal(goal, story.at), by=by, at=at)
    hold_talk(
        case=case,
        minutes=told["took"],
        aftercare=AftercareBy(told["aftercare"]),
        by=lead,
        at=at + timedelta(minutes=told["took"]),
    )


def _goal(told: Script, today: datetime) -> Plan:
    return Plan(
        wording=told["wording"],
        behaviour=told["behaviour"],
        cue=told["cue"],
        step=told["step"],
        due_on=(today + timedelta(days=told["due_in"])).date(),
        check_in_days=told["ask_every"],
        buddy=told["buddy"],
    )


def _decide(story: CaseStory, told: Script) -> None:
    """The participant chooses for everybody who may get it; who got it reads it."""
    report = shown_report(story.case)
    assert report is not None  # noqa: S101
    named = {one.person_id: one.pk for one in story.case.recipients.all()}
    decide(
        case=story.case,
        seen=report.hash,
        wishes={
            named[story.cast.person(key).pk]: _wish(choice, days, story.at)
            for key, (choice, days) in told["choices"].items()
        },
        language=story.row["report"].get("language", LANGUAGE),
        by=story.participant,
        at=story.ago(told["decided"], minutes=620),
    )
    for key, days in told.get("opened_by", {}).items():
        open_received(case=story.case, by=story.cast.person(key).pk, at=story.ago(days, minutes=45))


def _wish(choice: str, days: int, today: datetime) -> Wish:
    """Until a day so far from today, when it is released."""
    until = (today + timedelta(days=days)).date() if days else None
    return Wish(Choice(choice), until)
