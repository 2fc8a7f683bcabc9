"""What stands on the page of a rejection: the places to write in, the message as it is, what is still asked."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from tweespraak.foundation.texts import in_language
from tweespraak.people.api import Membership, names_in
from tweespraak.selection.actions.rejecting import is_read
from tweespraak.selection.documents.rejection import Message, message_of
from tweespraak.selection.documents.rejection_words import REFUSALS, Words
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.queries.reasons import taxonomy
from tweespraak.selection.queries.rejections import (
    Found,
    around_of,
    callers_of,
    draft_of,
    law_of,
    lifters_of,
    readers_of,
)
from tweespraak.selection.rules.reasons import Kind, Reason, Tie, When
from tweespraak.selection.rules.rejecting import (
    MOST_REASONS,
    Around,
    Draft,
    Fault,
    Refusal,
    faults,
    guard_refused,
    ties_to,
)
from tweespraak.selection.rules.states import State


@dataclass(frozen=True)
class Place:
    """One thing to fill in, and what is the matter with it."""

    name: str
    label: str
    value: str
    problems: list[Words]


@dataclass(frozen=True)
class Block:
    """A reason to choose: the codes, the requirements it fits, what to fill in."""

    number: int
    codes: list[dict[str, Any]]
    ties: list[dict[str, Any]]
    needs_tie: bool
    is_chosen: bool
    places: list[Place]
    problems: list[Words]
    tie_problems: list[Words]


@dataclass
class Sheet:
    """Everything on the page, for one draft."""

    candidacy: Candidacy
    rejection: Rejection | None
    draft: Draft
    around: Around
    message: Message
    faults: list[Fault]
    law: list[Found]
    me: UUID
    callers: list[Membership] = field(default_factory=list)

    @property
    def lacking(self) -> list[tuple[str, Words]]:
        """What has to change first, each with its place on the page."""
        pairs = [(one.where, REFUSALS[one.refusal]) for one in self.faults]
        return list(dict.fromkeys(pairs))

    @property
    def blocks(self) -> list[Found]:
        """Words that keep it from going out."""
        return [one for one in self.law if one.is_block]

    @property
    def warns(self) -> list[Found]:
        """Words for which a second reader is asked."""
        return [one for one in self.law if not one.is_block]

    @property
    def is_lifted(self) -> bool:
        """Whether HR lets exactly this go out."""
        return self.rejection is not None and self.rejection.override_hash == self.message.hash

    @property
    def is_read(self) -> bool:
        """Whether a second reader read exactly this."""
        return self.rejection is not None and is_read(self.rejection, self.message.hash)

    @property
    def guard(self) -> Refusal | None:
        """What the guard on words still asks."""
        return guard_refused(
            blocks=bool(self.blocks),
            warns=bool(self.warns),
            is_lifted=self.is_lifted,
            is_read=self.is_read,
        )

    @property
    def is_whole(self) -> bool:
        """Whether it can be checked."""
        return not self.faults and self.guard is None

    @property
    def is_checked(self) -> bool:
        """Whether exactly this was checked, so that it can be told."""
        return (
            self.candidacy.state == State.CHECKED
            and self.rejection is not None
            and self.rejection.checked_hash == self.message.hash
        )

    @property
    def version(self) -> int:
        """The version on the page."""
        return self.rejection.version if self.rejection else 0

    @property
    def readers(self) -> list[Membership]:
        """Who can be asked to read along."""
        writers = self.rejection.writers if self.rejection else []
        found = readers_of(self.candidacy, self.me)
        return [one for one in found if str(one.person_id) not in writers]

    @property
    def reader_name(self) -> str:
        """Who was asked to read along and did not answer yet."""
        row = self.rejection
        if row is None or row.second_reader_id is None or row.second_asked_at is None:
            return ""
        if row.second_read_hash == self.message.hash:
            return ""
        names = names_in(self.candidacy.organisation_id, [row.second_reader_id])
        return names.get(row.second_reader_id, "")

    @property
    def may_ask_hr(self) -> bool:
        """Whether there is somebody of HR to ask."""
        writers = self.rejection.writers if self.rejection else []
        return any(str(one.person_id) not in writers for one in lifters_of(self.candidacy))

    def problems(self, where: str) -> list[Words]:
        """What is the matter in one place."""
        found = [REFUSALS[one.refusal] for one in self.faults if one.where == where]
        return list(dict.fromkeys(found))

    @property
    def reasons(self) -> list[Block]:
        """One place more than there are reasons, up to three."""
        count = min(len(self.draft.reasons) + 1, MOST_REASONS)
        rows: list[Reason | None] = [*self.draft.reasons, None][:count]
        return [_block(self, number, one) for number, one in enumerate(rows)]

    @property
    def around_places(self) -> dict[str, list[Words]]:
        """What is the matter around the reasons."""
        return {name: self.problems(name) for name in ("thanks", "strength", "tip", "call_on")}


def sheet_of(
    candidacy: Candidacy,
    rejection: Rejection | None,
    me: UUID,
    at: datetime,
    typed: Draft | None = None,
) -> Sheet:
    """The page as it stands, or with what was typed and not kept."""
    around = around_of(candidacy, at)
    draft = draft_of(rejection) if typed is None else typed
    return Sheet(
        candidacy=candidacy,
        rejection=rejection,
        draft=draft,
        around=around,
        message=message_of(candidacy, draft, around, at),
        faults=faults(draft, around, taxonomy()),
        law=law_of(draft, candidacy),
        me=me,
        callers=callers_of(candidacy),
    )


def _block(sheet: Sheet, number: int, reason: Reason | None) -> Block:
    around, kind = sheet.around, taxonomy().kinds[reason.code] if reason else None
    return Block(
        number=number,
        codes=_codes(kind, around),
        ties=_ties(kind, reason, around),
        needs_tie=kind is not None and kind.tie is Tie.REQUIREMENT,
        is_chosen=kind is not None,
        places=_places(sheet, number, reason) if reason else [],
        problems=sheet.problems(f"code-{number}"),
        tie_problems=sheet.problems(f"requirement-{number}"),
    )


def _codes(chosen: Kind | None, around: Around) -> list[dict[str, Any]]:
    return [
        {"value": kind.code, "label": in_language(kind.name), "chosen": kind is chosen}
        for kind in taxonomy().kinds.values()
        if kind is chosen or around.had_contact or kind.when is When.ALWAYS
    ]


def _ties(chosen: Kind | None, reason: Reason | None, around: Around) -> list[dict[str, Any]]:
    if chosen is None or reason is None:
        return []
    return [
        {"value": one.key, "label": one.text, "chosen": one.key == reason.requirement}
        for one in ties_to(chosen, list(around.requirements.values()))
    ]


def _places(sheet: Sheet, number: int, reason: Reason) -> list[Place]:
    slots = taxonomy().slots_of(reason.code, had_contact=sheet.around.had_contact)
    names = {slot.key: f"words-{number}-{slot.key}" for slot in slots}
    return [
        Place(
            name=names[slot.key],
            label=in_language(slot.label),
            value=reason.words.get(slot.key, ""),
            problems=sheet.problems(names[slot.key]),
        )
        for slot in slots
    ]
