"""The agreements of two people: open ones, new ones, what waits for whom, and what happened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from tweespraak.conversations.models import Agreement, AgreementMoment, Conversation
from tweespraak.conversations.queries.guarding import Guard
from tweespraak.conversations.rules import Kind, Side
from tweespraak.conversations.rules.agreeing import OWNERS, Asks, Part, asks
from tweespraak.conversations.rules.agreements import OPEN, AgreementState
from tweespraak.people.api import Person, membership_in, names_in


@dataclass(frozen=True)
class Held:
    """An agreement as one of the two holds it: which part is theirs, and who the other is."""

    agreement: Agreement
    part: Part
    me: UUID
    my_name: str
    other: UUID
    other_name: str

    @property
    def state(self) -> AgreementState:
        """Where it is."""
        return AgreementState(self.agreement.state)

    @property
    def owner_name(self) -> str:
        """Who does it."""
        return self.my_name if self.part.is_owner else self.other_name

    def asks(self, today: date) -> Asks | None:
        """What it waits for from me."""
        return asks(self.state, self.part, self.agreement.due_on, today)


def of_person(organisation: UUID, person: Person | UUID) -> QuerySet[Agreement]:
    """Every agreement somebody is one of the two in, the nearest day first."""
    mine = Q(owner=person) | Q(other=person)
    return _known().filter(mine, organisation_id=organisation).order_by("due_on", "created_at")


def open_between(
    organisation: UUID, a: UUID, b: UUID, *, but_of: UUID | None = None
) -> list[Agreement]:
    """What these two agreed and did not close yet: the first thing of their next conversation.

    `but_of` leaves out what was agreed in that conversation itself.
    """
    found = _known().filter(between(a, b), organisation_id=organisation, state__in=OPEN)
    return list(found.exclude(conversation=but_of).order_by("due_on", "created_at"))


def count_new(conversation: Conversation | UUID) -> int:
    """How many agreements were made in a conversation; dropped ones do not count."""
    return new_in(conversation).exclude(state=AgreementState.DROPPED).count()


def owners_in(conversation: Conversation | UUID) -> list[UUID]:
    """Who does what was agreed in a conversation; of what was dropped nobody does anything."""
    rows = new_in(conversation).exclude(state=AgreementState.DROPPED)
    return list(rows.values_list("owner_id", flat=True))


def new_in(conversation: Conversation | UUID) -> QuerySet[Agreement]:
    """The agreements made in a conversation, in the order in which they were proposed.

    Not what moved on to somebody else later: that is of the employee and the new manager.
    """
    rows = _known().filter(conversation=conversation, moved_from=None)
    return rows.order_by("created_at", "pk")


def agreements_of_kind(organisation: UUID, a: UUID, b: UUID, *, kind: Kind) -> list[Agreement]:
    """What these two agreed in one kind of conversation and did not drop: what is open first, then
    what was closed last."""
    found = _known().filter(between(a, b), organisation_id=organisation, conversation__kind=kind)
    rows = found.exclude(state__in=(AgreementState.PROPOSED, AgreementState.DROPPED))
    return sorted(rows, key=lambda one: (one.state not in OPEN, -_day(one).toordinal()))


def is_all_closed(conversation: UUID) -> bool:
    """Whether nothing of what was agreed in a conversation is open or still waits for a word."""
    states = (*OPEN, AgreementState.PROPOSED)
    return not new_in(conversation).filter(state__in=states).exists()


def _day(agreement: Agreement) -> date:
    return agreement.closed_at.date() if agreement.closed_at else agreement.due_on


def open_of_owner(organisation: UUID, owner: UUID, other: UUID) -> list[Agreement]:
    """What somebody has open with this other, or proposed to have: the nearest day first."""
    states = (*OPEN, AgreementState.PROPOSED)
    rows = Agreement.objects.filter(
        organisation_id=organisation, owner=owner, other=other, state__in=states
    )
    return list(rows.order_by("due_on", "created_at"))


def held_by(agreement: UUID, organisation: UUID, person: UUID) -> Held | None:
    """The agreement as this person holds it; None when they are not one of the two."""
    found = of_person(organisation, person).filter(pk=agreement).first()
    return all_held([found], person)[0] if found else None


def all_held(agreements: Collection[Agreement], me: UUID) -> list[Held]:
    """Each as this person holds it; they are one of the two in all."""
    if not agreements:
        return []
    organisation = next(iter(agreements)).organisation_id
    others = {_other_than(me, one) for one in agreements}
    names = names_in(organisation, [me, *others])
    return [_held(one, me, names) for one in agreements]


def held_everywhere(person: UUID) -> list[Held]:
    """Every agreement of somebody, in every organisation, each as they hold it."""
    mine = Q(owner=person) | Q(other=person)
    rows = list(_known().filter(mine).prefetch_related("moments").order_by("created_at", "pk"))
    by_organisation: dict[UUID, list[Agreement]] = {}
    for row in rows:
        by_organisation.setdefault(row.organisation_id, []).append(row)
    return [held for there in by_organisation.values() for held in all_held(there, person)]


def is_agreement_here(agreement: UUID, organisation: UUID) -> bool:
    """Whether the organisation has this agreement."""
    return Agreement.objects.filter(pk=agreement, organisation_id=organisation).exists()


def last_act_of(agreement: Agreement) -> str:
    """What was done with it last; `of_person` and `open_between` give this with the rows."""
    act: str | None = getattr(agreement, "last_act", None)
    return act or ""


def last_report(agreement: Agreement) -> str:
    """What its owner last said about how it went."""
    told = agreement.moments.filter(act__in=OWNERS).order_by("-number").first()
    return told.text if told else ""


def since_of(agreement: Agreement) -> datetime:
    """Since when it is as it is now; `of_person` and `open_between` give this with the rows."""
    turned: datetime | None = getattr(agreement, "turned_at", None)
    return turned or agreement.created_at


def guard_over(agreement: Agreement, writer: UUID) -> Guard:
    """The guard over what one of the two writes about it; a new manager writes as the manager."""
    seats = agreement.conversation.participants.filter(person=writer, side=Side.EMPLOYEE)
    both = (agreement.owner_id, agreement.other_id)
    members = (membership_in(agreement.organisation_id, person) for person in both)
    return Guard(
        agreement.organisation,
        Side.EMPLOYEE if seats.exists() else Side.MANAGER,
        tuple(member.job_title for member in members if member and member.job_title),
    )


def between(a: UUID, b: UUID) -> Q:
    """Of these two, whichever of them owns it."""
    return Q(owner=a, other=b) | Q(owner=b, other=a)


def _known() -> QuerySet[Agreement]:
    last = AgreementMoment.objects.filter(agreement=OuterRef("pk")).order_by("-number")
    return Agreement.objects.select_related("organisation", "conversation").annotate(
        turned_at=Subquery(last.values("at")[:1]), last_act=Subquery(last.values("act")[:1])
    )


def _other_than(me: UUID, agreement: Agreement) -> UUID:
    return agreement.other_id if agreement.owner_id == me else agreement.owner_id


def _held(agreement: Agreement, me: UUID, names: dict[UUID, str]) -> Held:
    other = _other_than(me, agreement)
    part = Part(agreement.owner_id == me, agreement.proposed_by_id == me)
    return Held(agreement, part, me, names.get(me, ""), other, names.get(other, ""))
