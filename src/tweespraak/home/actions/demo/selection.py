"""The demo's vacancies: one in every state, from requirements in the making to a mirror with a lesson."""

import uuid
from datetime import datetime
from decimal import Decimal

from tweespraak.home.actions.demo.script import LANGUAGE, Cast, Script, ago
from tweespraak.home.actions.demo.selection_candidates import tell_candidate
from tweespraak.home.actions.demo.selection_story import ASKS, LEADS, VacancyStory
from tweespraak.people.api import day_in, units_of
from tweespraak.selection.api import (
    Because,
    Capacity,
    Learned,
    PageWords,
    Pay,
    PayPer,
    Requirement,
    Signer,
    Vacancy,
    VacancyDetails,
    add_stakeholder,
    change_lesson,
    close_vacancy,
    content_of,
    make_vacancy,
    offer_pay,
    profile_of,
    publish_vacancy,
    send_requirements,
    sign_requirements,
    write_page,
    write_requirement,
)


def make_selection(script: Script, cast: Cast, at: datetime) -> None:
    """Every vacancy with its candidates, the oldest first; and pages from elsewhere in feedback books."""
    for row in sorted(script["vacancies"], key=lambda row: -row["opened"]):
        tell_vacancy(row, cast, at)
    for row in script["book"]:
        _write_page(row, cast, at)


def tell_vacancy(row: Script, cast: Cast, at: datetime) -> None:
    """One vacancy, as far as the script goes."""
    story = VacancyStory(row, cast, at, _open(row, cast, at))
    _require(story)
    if "sent" in row:
        _have_signed(story)
    if "published" in row:
        publish_vacancy(
            vacancy=story.now(),
            open_until_on=story.day(row["open_until"]),
            by=cast.person(LEADS),
            at=story.ago(row["published"], minutes=150),
        )
    for candidate in row.get("candidates", ()):
        tell_candidate(story, candidate)
    if "closed" in row:
        _close(story)


def _open(row: Script, cast: Cast, at: datetime) -> Vacancy:
    recruiter = cast.members[LEADS]
    units = {one.name: one for one in units_of(recruiter.organisation_id)}
    return make_vacancy(
        organisation=recruiter.organisation,
        once=uuid.uuid4(),
        recruiter=recruiter,
        manager=cast.members[ASKS],
        details=VacancyDetails(
            title=row["title"], text=row["text"], unit=units[row["unit"]], language=LANGUAGE
        ),
        by=recruiter.person_id,
        at=ago(at, row["opened"]),
    )


def _require(story: VacancyStory) -> None:
    row, by, at = story.row, story.key(LEADS), story.ago(story.row["opened"], minutes=30)
    for one in row["requirements"]:
        write_requirement(vacancy=story.now(), wanted=Requirement.of(one), seen="", by=by, at=at)
    if "pay" in row:
        low, high = map(Decimal, row["pay"])
        pay = Pay(low, high, PayPer.MONTH, row["terms"])
        offer_pay(vacancy=story.now(), pay=pay, by=by, at=at)
    for who in row["team"]:
        add_stakeholder(
            vacancy=story.now(),
            once=uuid.uuid4(),
            who=Signer(story.cast.members[who]),
            capacity=Capacity.TEAM,
            by=story.cast.person(LEADS),
            at=at,
        )


def _have_signed(story: VacancyStory) -> None:
    row, seen = story.row, _hash(story)
    send_requirements(
        vacancy=story.now(),
        seen=seen,
        is_confirmed=True,
        by=story.key(LEADS),
        at=story.ago(row["sent"], minutes=60),
    )
    for who, days in row["signed"].items():
        at = story.ago(days, minutes=90)
        sign_requirements(vacancy=story.now(), person=story.key(who), seen=seen, at=at)


def _hash(story: VacancyStory) -> str:
    vacancy = story.now()
    profile = profile_of(vacancy)
    return content_of(profile, vacancy).hash if profile else ""


def _close(story: VacancyStory) -> None:
    """What was asked late came as a lesson of itself: they say what they do with it, and close."""
    row, by, lesson = story.row, story.key(LEADS), story.row["lesson"]
    change_lesson(
        lesson=story.now().lessons.get(),
        learned=Learned(lesson["words"], story.key(lesson["owner"]), story.day(lesson["due"])),
        by=by,
        at=story.ago(lesson["days"], 300),
    )
    close_vacancy(
        vacancy=story.now(), because=Because.FILLED, by=by, at=story.ago(row["closed"], 360)
    )


def _write_page(row: Script, cast: Cast, at: datetime) -> None:
    """Feedback somebody got elsewhere, before the demo's own."""
    member = cast.members[row["who"]]
    then = ago(at, row["written"])
    write_page(
        once=uuid.uuid4(),
        words=PageWords(
            from_name=row["from"],
            job_title=row["job"],
            received_on=day_in(member.organisation, ago(at, row["received"])),
            reasons=row["reasons"],
            strength=row["strength"],
            tip=row["tip"],
        ),
        by=member.person,
        at=then,
    )
