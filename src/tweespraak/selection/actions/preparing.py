"""Preparing an interview: ticks, words and own strengths; rows of the person, and nobody else's."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Person
from tweespraak.selection.actions.book import WordsElsewhere, tidy
from tweespraak.selection.models import Preparation
from tweespraak.selection.rules.book import base_of

BEGUN = "selection.preparation_begun"
CHANGED = "selection.preparation_changed"
DELETED = "selection.preparation_deleted"


@dataclass(frozen=True)
class Meeting:
    """With which organisation one talks, about which job, on which day."""

    with_name: str
    job_title: str = ""
    on: date | None = None


@transaction.atomic
def begin_preparation(*, once: UUID, meeting: Meeting, by: Person, at: datetime) -> Preparation:
    """A checklist for one interview; the same `once` again gives the same one. Raises OnceTaken."""
    made, is_new = Preparation.objects.get_or_create(
        pk=once, defaults={**meeting.__dict__, "person": by, "created_at": at}
    )
    if made.person_id != by.pk:
        raise OnceTaken
    if is_new:
        _note(BEGUN, made, at)
    return made


@transaction.atomic
def change_meeting(*, preparation: Preparation, meeting: Meeting, at: datetime) -> Preparation:
    """Another day, or a better name. The ticks and words stay."""
    row = _locked(preparation)
    if {name: getattr(row, name) for name in meeting.__dict__} != meeting.__dict__:
        _save(row, **meeting.__dict__)
        _note(CHANGED, row, at)
    return row


@transaction.atomic
def write_preparation(*, preparation: Preparation, key: str, text: str, base: str) -> str:
    """Keep one text as it is typed; gives its new mark. An autosave: no row in the log.

    Raises WordsElsewhere.
    """
    row = _locked(preparation)
    words, before = tidy(text), row.words.get(key, "")
    if words == before:
        return base_of(words)
    if base_of(before) != base:
        raise WordsElsewhere(before)
    rest = {name: value for name, value in row.words.items() if name != key}
    _save(row, words={**rest, key: words} if words else rest)
    return base_of(words)


@transaction.atomic
def tick(*, preparation: Preparation, key: str, is_ticked: bool) -> None:
    """A line of the checklist that is done, or not yet. An autosave: no row in the log."""
    row = _locked(preparation)
    _save(row, ticks=_with(row.ticks, key, is_in=is_ticked))


@transaction.atomic
def choose_strength(*, preparation: Preparation, scale: str, is_chosen: bool) -> None:
    """A strength of one's own to show, or not. An autosave: no row in the log."""
    row = _locked(preparation)
    _save(row, strengths=_with(row.strengths, scale, is_in=is_chosen))


@transaction.atomic
def delete_preparation(*, preparation: Preparation, at: datetime) -> None:
    """Take it away, with everything written in it."""
    row = Preparation.objects.select_for_update().filter(pk=preparation.pk).first()
    if row:
        _note(DELETED, row, at)
        row.delete()


def _with(keys: list[str], key: str, *, is_in: bool) -> list[str]:
    rest = [one for one in keys if one != key]
    return [*rest, key] if is_in else rest


def _locked(preparation: Preparation) -> Preparation:
    return Preparation.objects.select_for_update().get(pk=preparation.pk)


def _save(row: Preparation, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])


def _note(action: str, row: Preparation, at: datetime) -> None:
    record(
        action=action,
        object_type="preparation",
        object_id=row.pk,
        at=at,
        by=row.person_id,
        about=row.person_id,
    )
