"""The feedback book: a page of a rejection here or of feedback from elsewhere, and what is done with it.

These are rows of the person. The log says that something was done, without an organisation and
without a word of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.once import OnceTaken
from tweespraak.insights.api import Goal, Plan, make_goal
from tweespraak.people.api import Person
from tweespraak.selection.models import Candidacy, Feedback
from tweespraak.selection.queries.own import action_of, day_of
from tweespraak.selection.rules.book import base_of

KEPT = "selection.book_kept"
WRITTEN = "selection.book_written"
CHANGED = "selection.book_changed"
DELETED = "selection.book_deleted"
ASKED = "selection.book_asked"
LET_GO = "selection.book_let_go"
TAKEN_BACK = "selection.book_taken_back"
ACTION = "selection.book_action"
LONGEST = 20_000


class PageElsewhere(Exception):
    """Another tab or device changed this page since: look at it first."""


class WordsElsewhere(Exception):
    """Another tab or device wrote something here since; `text` is what stands there now."""

    def __init__(self, text: str) -> None:
        super().__init__("changed elsewhere")
        self.text = text


class PageOfRejection(Exception):
    """This page is what an organisation sent: its words stay as they were received."""


class ActionUnderWay(Exception):
    """There is an action from the book already: one at a time. `goal` is what is being worked on."""

    def __init__(self, goal: Goal) -> None:
        super().__init__("one at a time")
        self.goal = goal


@dataclass(frozen=True)
class PageWords:
    """What a page says, as its owner writes it; `reasons` is [{"code", "words"}]."""

    from_name: str
    received_on: date
    job_title: str = ""
    reasons: Sequence[Mapping[str, str]] = ()
    strength: str = ""
    tip: str = ""
    message: str = ""

    def values(self) -> dict[str, Any]:
        """By field of the row."""
        reasons = [{"code": one["code"], "words": one["words"]} for one in self.reasons]
        return {**self.__dict__, "reasons": reasons}


@transaction.atomic
def keep_feedback(*, candidacy: Candidacy, words: PageWords, at: datetime) -> Feedback:
    """A rejection that was told becomes a page of the candidate's own book: a copy, theirs from then on.

    It stays when the employer's rows are deleted. The same application again gives the same page.
    """
    page, is_new = Feedback.objects.get_or_create(
        candidacy_id=candidacy.pk,
        defaults={**words.values(), "person_id": candidacy.person_id, "created_at": at},
    )
    if is_new:
        _note(KEPT, page, at, by_owner=False)
    return page


@transaction.atomic
def write_page(*, once: UUID, words: PageWords, by: Person, at: datetime) -> Feedback:
    """A page of feedback from elsewhere; the same `once` again gives the same page. Raises OnceTaken."""
    page, is_new = Feedback.objects.get_or_create(
        pk=once, defaults={**words.values(), "person": by, "created_at": at}
    )
    if page.person_id != by.pk:
        raise OnceTaken
    if is_new:
        _note(WRITTEN, page, at)
    return page


@transaction.atomic
def change_page(*, page: Feedback, words: PageWords, version: int, at: datetime) -> Feedback:
    """Say it otherwise, on a page one wrote oneself. Raises PageElsewhere or PageOfRejection."""
    row = _locked(page)
    if row.candidacy_id:
        raise PageOfRejection
    if row.version != version:
        raise PageElsewhere
    _save(row, **words.values())
    _note(CHANGED, row, at)
    return row


@transaction.atomic
def delete_page(*, page: Feedback, at: datetime) -> None:
    """Take a page out, with everything written on it; a goal that was made from it stays."""
    row = Feedback.objects.select_for_update().filter(pk=page.pk).first()
    if row:
        _note(DELETED, row, at)
        row.delete()


@transaction.atomic
def write_reflection(*, page: Feedback, question: str, text: str, base: str) -> str:
    """Keep one answer as it is typed; gives its new mark. An autosave: no row in the log.

    Raises WordsElsewhere.
    """
    row = _locked(page)
    words = tidy(text)
    before = row.reflection.get(question, "")
    if words == before:
        return base_of(words)
    if base_of(before) != base:
        raise WordsElsewhere(before)
    rest = {key: value for key, value in row.reflection.items() if key != question}
    _save(row, reflection={**rest, question: words} if words else rest)
    return base_of(words)


@transaction.atomic
def note_asked(*, page: Feedback, at: datetime) -> Feedback:
    """They asked the organisation for feedback. Only the first time is written down."""
    row = _locked(page)
    if row.asked_on is None:
        _save(row, asked_on=day_of(at))
        _note(ASKED, row, at)
    return row


@transaction.atomic
def let_go(*, page: Feedback, at: datetime) -> Feedback:
    """They are done with this one. Once more changes nothing."""
    row = _locked(page)
    if row.let_go_on is None:
        _save(row, let_go_on=day_of(at))
        _note(LET_GO, row, at)
    return row


@transaction.atomic
def take_back(*, page: Feedback, at: datetime) -> Feedback:
    """They want to do something with it after all."""
    row = _locked(page)
    if row.let_go_on:
        _save(row, let_go_on=None)
        _note(TAKEN_BACK, row, at)
    return row


@transaction.atomic
def make_action(*, page: Feedback, once: UUID, plan: Plan, by: Person, at: datetime) -> Goal:
    """One thing to do with what was said, as a goal of one's own; one at a time over the whole book.

    The same `once` again gives the same goal. Raises ActionUnderWay; OnceTaken or DayRefused of goals.
    """
    list(Feedback.objects.select_for_update().filter(person=by).order_by("pk"))  # one at a time
    row = _locked(page)
    if row.goal_id == once and row.goal:
        return row.goal
    if under_way := action_of(by):
        raise ActionUnderWay(under_way[1])
    goal = make_goal(once=once, plan=plan, by=by, at=at)
    _save(row, goal=goal)
    _note(ACTION, row, at)
    return goal


def forget_unclaimed(*, candidacy: UUID) -> int:
    """The page of an application of somebody who never made an account: nobody can read it, so it goes
    along with what the organisation kept. Returns how many."""
    pages = Feedback.objects.filter(candidacy_id=candidacy, person__activated_at=None)
    return pages.delete()[0]


def tidy(text: str) -> str:
    """As it is kept: one kind of line end, nothing but spaces is nothing."""
    words = text.replace("\r\n", "\n")[:LONGEST]
    return words if words.strip() else ""


def _locked(page: Feedback) -> Feedback:
    return Feedback.objects.select_for_update(of=("self",)).get(pk=page.pk)


def _save(row: Feedback, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])


def _note(action: str, row: Feedback, at: datetime, *, by_owner: bool = True) -> None:
    record(
        action=action,
        object_type="feedback",
        object_id=row.pk,
        at=at,
        by=row.person_id if by_owner else None,
        about=row.person_id,
    )
