"""The feedback talk of a case as it stands, and what decides on it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tweespraak.assessments.models import Case, Decision
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.corrections import has_open_request
from tweespraak.assessments.queries.deciding import final_of
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.rules.days import last_day
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import State
from tweespraak.assessments.rules.talks import Around, Draft
from tweespraak.conversations.api import Conversation, Side
from tweespraak.conversations.api import State as TalkState
from tweespraak.people.api import Membership, Role, members_with_role, names_in

PLANNED = (TalkState.INVITING, TalkState.PREPARING)


@dataclass(frozen=True)
class Talk:
    """A planned talk: its moment, who holds it, and who has said yes."""

    row: Conversation
    holder: UUID
    holder_name: str
    confirmed: frozenset[UUID]

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        return self.row.starts_at or datetime.max

    @property
    def is_settled(self) -> bool:
        """Whether both have said yes."""
        return self.row.state == TalkState.PREPARING

    @property
    def is_planned(self) -> bool:
        """Whether it is still to be held."""
        return self.row.state in PLANNED


def talk_of(case: Case) -> Talk | None:
    """The talk that is planned or was held; None when there is none, or it is off."""
    row = case.talk
    if row is None or row.state == TalkState.CANCELLED:
        return None
    seats = list(row.participants.all())
    holder = next(one.person_id for one in seats if one.side == Side.PSYCHOLOGIST)
    name = names_in(case.organisation_id, [holder]).get(holder, "")
    said = frozenset(one.person_id for one in seats if one.confirmed_at)
    return Talk(row, holder, name, said)


def last_part_on(case: Case) -> date | None:
    """The day of the last part that was held: when it began or was noted, whichever is later."""
    zone = case.organisation.time_zone
    rows = case.parts.exclude(held_at=None).values_list("starts_at", "held_at")
    return last_day([one for pair in rows for one in pair if one], zone)


def around_of(case: Case) -> Around:
    """What the case says about when, how and by whom."""
    talk = talk_of(case)
    return Around(
        state=State(case.state),
        last_part_on=last_part_on(case),
        readers=[one.person_id for one in holders_of(case)],
        responsible=case.psychologist_id,
        is_video_asked=case.video_asked_at is not None,
        is_waived=case.waived_at is not None,
        is_held=talk is not None and not talk.is_planned,
        released_at=released_at(case),
    )


def released_at(case: Case) -> datetime | None:
    """When the report was first released to somebody."""
    rows = Decision.objects.filter(recipient__case=case, choice=Choice.RELEASE)
    return rows.order_by("decided_at").values_list("decided_at", flat=True).first()


def holders_of(case: Case) -> list[Membership]:
    """The psychologists who may hold it: who leads the case first, then who had a part or read along."""
    with_part = case.parts.values_list("psychologist_id", flat=True)
    known = [one for one in (case.psychologist_id, case.second_reader_id, *with_part) if one]
    staff = members_with_role(case.organisation_id, Role.PSYCHOLOGIST).filter(person_id__in=known)
    rows = [one for one in staff if one.person_id != case.participant_id]
    return sorted(rows, key=lambda one: (one.person_id != case.psychologist_id, one.full_name))


def draft_of(case: Case) -> Draft:
    """What decides on whether the participant may do without a talk."""
    report = shown_report(case)
    return Draft(
        state=State(case.state),
        opened_at=report.opened_at if report else None,
        agreed_at=case.agreed_at,
        has_open_request=has_open_request(case),
        is_newest=report is not None and final_of(case, report).is_newest,
    )


def advice_of(case: Case) -> str:
    """The advice in the version the participant reads."""
    report = shown_report(case)
    sections: dict[str, Any] = report.sections if report else {}
    return str(sections.get("summary", {}).get("advice", ""))


def holds_it(place: Place) -> bool:
    """Whether this person holds the talk: who was asked to, else who leads the case."""
    talk = talk_of(place.case)
    if talk and talk.is_planned:
        return place.person_id == talk.holder
    return Part.PSYCHOLOGIST in place.parts


def when_in(case: Case, moment: datetime) -> datetime:
    """The moment on the clocks of the organisation."""
    return moment.astimezone(ZoneInfo(case.organisation.time_zone))
