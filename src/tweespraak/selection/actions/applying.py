"""Apply for a vacancy through its open page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.once import made_before
from tweespraak.foundation.working_days import after_working_days
from tweespraak.notifications.api import mails_to, queue_mail
from tweespraak.people.api import (
    AddressAlreadyHere,
    Membership,
    Role,
    add_person,
    change_roles,
    day_in,
    language_for,
    link_url,
    make_link,
    roles_of,
    sender_of,
)
from tweespraak.selection.actions.telling import APPLIES, WORKS, About, ring
from tweespraak.selection.documents.application_letters import Arrived, application_letter
from tweespraak.selection.models import Candidacy, Cv, Vacancy
from tweespraak.selection.queries.openings import opening_of
from tweespraak.selection.queries.places import parts_at
from tweespraak.selection.rules.cvs import Kind
from tweespraak.selection.rules.opening import Shut

APPLIED = "selection.applied"
LINK_LASTS = timedelta(days=400)  # the procedure, and the year one may be kept after it
QUIET = timedelta(days=1)  # how long one mail about the same is enough


class NotOpen(Exception):
    """Nobody can apply now; `shut` says why."""

    def __init__(self, shut: Shut) -> None:
        super().__init__(shut)
        self.shut = shut


@dataclass(frozen=True)
class SentCv:
    """A file that was looked into."""

    name: str
    kind: Kind
    content: bytes


@dataclass(frozen=True)
class Sent:
    """What somebody filled in; whose address it is nobody proved yet."""

    given_name: str
    family_name: str
    email: str
    motivation: str
    language: str
    cv: SentCv | None


@transaction.atomic
def apply(*, vacancy: Vacancy, once: UUID, sent: Sent, at: datetime) -> None:
    """Note an application and mail its candidate. Whether they were known here already, or had
    applied before, only that mail says; then nothing of what they had sent is changed.

    Raises NotOpen, OnceTaken, TrialFull.
    """
    rows = Vacancy.objects.select_related("organisation")
    held = rows.select_for_update(of=("self",)).get(pk=vacancy.pk)
    if made_before(Candidacy, once, vacancy_id=held.pk):
        return
    if shut := opening_of(held, at).shut:
        raise NotOpen(shut)
    member = member_for(held, once, sent, at)
    if parts_at(held, member.person_id):
        mail_arrival(Arrived.OWN, member, None, at)
        return
    earlier = Candidacy.objects.filter(vacancy=held, person=member.person).first()
    if earlier:
        mail_arrival(Arrived.AGAIN, member, earlier, at)
        return
    made = note_application(held, once, sent, member, at)
    mail_arrival(Arrived.NEW, member, made, at)
    ring(About(held.organisation, made.pk, WORKS), held.recruiter_id, "applied", at)


def member_for(vacancy: Vacancy, once: UUID, sent: Sent, at: datetime) -> Membership:
    """The candidate as member. Who works here keeps their roles: that they apply is nobody's business
    but the recruiter's."""
    try:
        return add_person(
            organisation=vacancy.organisation,
            once=uuid5(once, "candidate"),
            given_name=sent.given_name,
            family_name=sent.family_name,
            email=sent.email,
            language=sent.language,
            roles=[Role.CANDIDATE],
            by=None,
            at=at,
        )
    except AddressAlreadyHere as here:
        member = here.membership
    if not roles_of(member):
        change_roles(member=member, roles=[Role.CANDIDATE], by=None, at=at)
    return member


def note_application(
    vacancy: Vacancy, once: UUID, sent: Sent, member: Membership, at: datetime, **added: object
) -> Candidacy:
    """The rows of an application. `added`: by whom of the organisation, and how the candidate agreed."""
    today = day_in(vacancy.organisation, at)
    made = Candidacy.objects.create(
        pk=once,
        organisation=vacancy.organisation,
        vacancy=vacancy,
        person=member.person,
        stage=vacancy.stages[0]["key"] if vacancy.stages else "",
        language=sent.language,
        motivation=sent.motivation,
        applied_at=at,
        heard_at=at,
        hears_by_on=after_working_days(today, vacancy.reply_days),
        due_at=at,  # the clock of waiting begins
        **added,
    )
    if sent.cv:
        Cv.objects.create(
            candidacy=made,
            name=sent.cv.name,
            kind=sent.cv.kind,
            size=len(sent.cv.content),
            content=sent.cv.content,
            sent_at=at,
        )
    record(
        action=APPLIED,
        object_type="application",
        object_id=made.pk,
        at=at,
        by=None,  # who filled in the form did not prove to be this person
        organisation=made.organisation_id,
        about=made.person_id,
        state_to=made.state,
    )
    return made


def mail_arrival(
    arrived: Arrived, member: Membership, made: Candidacy | None, at: datetime
) -> None:
    """One mail; that somebody applied already is not said twice a day."""
    kind, here = f"selection.{arrived}", member.organisation
    earlier = mails_to(here.pk, member.person_id).filter(kind=kind, created_at__gt=at - QUIET)
    if arrived is not Arrived.NEW and earlier.exists():
        return
    link = made and make_link(
        organisation=here,
        person=member.person,
        slot=APPLIES,
        object_id=made.pk,
        at=at,
        valid_for=LINK_LASTS,
    )
    queue_mail(
        kind=kind,
        address=member.person.email,
        letter=application_letter(
            arrived,
            here,
            language=language_for(member),
            name=member.given_name,
            address=link_url(link) if link else "",
        ),
        person=member.person_id,
        object_id=link.pk if link else None,
        at=at,
        **sender_of(here),
    )
