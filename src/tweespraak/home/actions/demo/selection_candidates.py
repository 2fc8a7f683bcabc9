"""The demo's candidates: who applied, was talked with and judged, was chosen or told why not."""

import uuid
from datetime import datetime, timedelta
from uuid import UUID

from tweespraak.home.actions.demo.script import LANGUAGE, Script
from tweespraak.home.actions.demo.selection_story import ASKS, LEADS, VacancyStory
from tweespraak.selection.api import (
    Candidacy,
    Choice,
    InterviewPlan,
    MustReason,
    RejectionDraft,
    RejectionReason,
    Sent,
    apply,
    ask_talk,
    check_rejection,
    communicate,
    decide,
    plan_interview,
    profile_of,
    save_judgement,
    save_rejection,
    say_useful,
    withdraw_application,
)


def tell_candidate(story: VacancyStory, row: Script) -> None:
    """One candidate, as far as the script goes."""
    candidate = _apply(story, row)
    at = story.ago(row["applied"])
    for one in row.get("interviews", ()):
        at = _interview(story, candidate, one, after=at)
    if "decided" in row:
        at = _decide(story, candidate, row["decided"], after=at)
    if "rejection" in row:
        _reject(story, candidate, row["rejection"], after=at)
    if "useful" in row:
        told = row["useful"]
        say_useful(candidacy=_now(candidate), value=told["value"], at=story.ago(told["days"]))
    if "talk_asked" in row:
        asked = row["talk_asked"]
        at = story.ago(asked["days"])
        ask_talk(candidacy=_now(candidate), questions=asked["questions"], at=at)
    if "withdrawn" in row:
        left = row["withdrawn"]
        at = story.ago(left["days"])
        withdraw_application(candidacy=_now(candidate), because=left["because"], at=at)


def _apply(story: VacancyStory, row: Script) -> UUID:
    """Somebody of the cast, or somebody nobody here knew."""
    once = uuid.uuid4()
    known = story.cast.members.get(row["key"])
    given, family = row["name"] if known is None else (known.given_name, known.family_name)
    apply(
        vacancy=story.now(),
        once=once,
        sent=Sent(
            given_name=given,
            family_name=family,
            email=known.person.email if known else f"{row['key']}@post.example",
            motivation=row["motivation"],
            language=LANGUAGE,
            cv=None,
        ),
        at=story.ago(row["applied"]),
    )
    return once


def _interview(story: VacancyStory, candidate: UUID, row: Script, *, after: datetime) -> datetime:
    """Planned, held and judged; returns when the last of that was."""
    starts_at = story.on(row["day"], row["hour"])
    made = plan_interview(
        candidacy=_now(candidate),
        once=uuid.uuid4(),
        proposal=InterviewPlan(
            stage=row["stage"],
            starts_at=starts_at,
            minutes=60,
            place=row["place"],
            interviewers=frozenset(story.key(who) for who in row["by"]),
        ),
        by=story.key(LEADS),
        at=_later(after, story.ago(row["invited"])),
    )
    at = after
    for who, judged in row.get("judged", {}).items():
        at = _later(starts_at, story.ago(judged["days"], minutes=30))
        save_judgement(
            judgement=made.judgements.get(interviewer=story.key(who)),
            ratings={
                key: {"met": met, "saw": saw} for key, (met, saw) in judged["ratings"].items()
            },
            advice=judged["advice"],
            by=story.key(who),
            at=at,
        )
    return at


def _later(before: datetime, planned: datetime) -> datetime:
    """When the script says, and an hour after what came before it: a weekend may put two on one day."""
    return max(before + timedelta(hours=1), planned)


def _decide(story: VacancyStory, candidate: UUID, row: Script, *, after: datetime) -> datetime:
    at, profile = _later(after, story.ago(row["days"], minutes=120)), profile_of(story.now())
    decide(
        candidacy=_now(candidate),
        choice=Choice(row["choice"]),
        reasons=[MustReason(key, *said) for key, said in row["reasons"].items()],
        seen=profile.hash if profile else "",
        by=story.key(ASKS),
        at=at,
    )
    return at


def _reject(story: VacancyStory, candidate: UUID, row: Script, *, after: datetime) -> None:
    """Written, and told unless it is still a draft."""
    by, at = story.key(LEADS), _later(after, story.ago(row["days"], minutes=180))
    draft = RejectionDraft(
        reasons=tuple(RejectionReason.of(one) for one in row["reasons"]),
        thanks=row["thanks"],
        strength=row["strength"],
        tip=row["tip"],
        caller=story.key(row["caller"]) if "caller" in row else None,
        call_on=row.get("call_on", ""),
    )
    written = save_rejection(candidacy=_now(candidate), version=0, draft=draft, by=by, at=at)
    if row.get("is_draft"):
        return
    checked = check_rejection(candidacy=_now(candidate), version=written.version, by=by, at=at)
    communicate(
        candidacy=_now(candidate), seen=checked.checked_hash, called="caller" in row, by=by, at=at
    )


def _now(candidate: UUID) -> Candidacy:
    rows = Candidacy.objects.select_related("vacancy__organisation", "organisation", "person")
    return rows.get(pk=candidate)
