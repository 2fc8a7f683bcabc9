"""Participants of an activity in the order of their names, with progress, mail and match."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from tweespraak.activities.models import Activity, Look, Participation, Reuse
from tweespraak.activities.queries.activities import activities_for
from tweespraak.activities.queries.progress import known_progress
from tweespraak.activities.rules.progress import Progress, progress_of
from tweespraak.insights.api import profiles_of
from tweespraak.lenses.api import MatchBand, content_of, match_of
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership, PersonalLink
from tweespraak.privacy.api import Consent, live_consents
from tweespraak.testing.api import Progress as Taken
from tweespraak.testing.api import State

PAGE = 50
PURPOSE = "activities.reuse"
LINK_SLOT = "activities.participation"


@dataclass(frozen=True)
class Participant:
    """One row of the activity page."""

    participation: Participation
    member: Membership
    progress: Progress
    reuse: Reuse | None
    match: MatchBand | None
    link: PersonalLink | None
    mail: Mail | None

    @property
    def name(self) -> str:
        """The name the organisation uses."""
        return self.member.full_name


def participants_of(activity: Activity) -> QuerySet[Membership]:
    """The members who take part, by name: never in another order."""
    takes_part = Participation.objects.filter(activity=activity, person=OuterRef("person"))
    return (
        Membership.objects.filter(organisation_id=activity.organisation_id)
        .filter(Exists(takes_part))
        .select_related("person")
        .order_by("sort_name", "pk")
    )


def participants_page(
    activity: Activity, number: str | None, at: datetime
) -> tuple[Page[Membership], list[Participant]]:
    """One page of members who take part, and what the team may know of each."""
    page = Paginator(participants_of(activity), PAGE).get_page(number)
    return page, _rows(activity, list(page.object_list), at)


def participant_of(participation: Participation, at: datetime) -> Participant | None:
    """One participant, as on the page of the activity."""
    activity = participation.activity
    members = list(participants_of(activity).filter(person_id=participation.person_id))
    return next(iter(_rows(activity, members, at)), None)


def shared_reuses(reuses: QuerySet[Reuse], at: datetime) -> list[Reuse]:
    """Those that are lent now: confirmed, not taken back, and within the term of the consent."""
    standing = list(reuses.filter(ended_at=None).order_by("confirmed_at", "pk"))
    if not standing:
        return []
    consents = live_consents(PURPOSE, [reuse.pk for reuse in standing], at)
    live = set(consents.values_list("pk", flat=True))
    return [reuse for reuse in standing if reuse.consent_id in live]


def matches_of(activity: Activity, reuses: Collection[Reuse]) -> dict[UUID, MatchBand | None]:
    """The matches of lent results by participation, in one query."""
    if not reuses:
        return {}
    content = content_of(activity.lens_version)
    profiles = profiles_of([reuse.result for reuse in reuses])
    return {
        reuse.participation_id: match_of(profiles[reuse.result_id], content) for reuse in reuses
    }


def unseen_by(person: UUID, reuses: Collection[Reuse], on: date | None = None) -> list[Reuse]:
    """Which of these this colleague has not seen yet (on this day)."""
    looks = Look.objects.filter(person_id=person, reuse__in=[reuse.pk for reuse in reuses])
    if on is not None:
        looks = looks.filter(on=on)
    seen = set(looks.values_list("reuse_id", flat=True)) if reuses else set()
    return [reuse for reuse in reuses if reuse.pk not in seen]


def fresh_reuses(organisation: UUID, person: UUID, at: datetime) -> list[Reuse]:
    """What is lent now to the activities of this colleague, and not seen by them yet."""
    mine = activities_for(organisation, person).values("pk")
    reuses = Reuse.objects.filter(participation__activity__in=mine)
    return unseen_by(person, shared_reuses(reuses.select_related("participation__activity"), at))


def lent_by(consents: Collection[Consent]) -> list[Reuse]:
    """What was lent by these consents, in one query."""
    found = Reuse.objects.filter(consent__in=consents)
    return list(found.select_related("participation__activity__organisation", "result"))


def newest_link(participation: Participation) -> PersonalLink | None:
    """The personal link in the newest invitation."""
    return _links([participation.pk]).get(participation.pk)


def _rows(activity: Activity, members: list[Membership], at: datetime) -> list[Participant]:
    persons = [member.person_id for member in members]
    participations = {
        row.person_id: row for row in activity.participations.filter(person_id__in=persons)
    }
    keys = [row.pk for row in participations.values()]
    reuses = {
        reuse.participation_id: reuse
        for reuse in shared_reuses(
            Reuse.objects.filter(participation__in=keys).select_related("result"), at
        )
    }
    invited = {person: row.invited_at for person, row in participations.items()}
    taken = known_progress(activity.organisation_id, persons, invited)
    once_shared = set(
        Reuse.objects.filter(participation__in=keys).values_list("participation_id", flat=True)
    )
    matches = matches_of(activity, reuses.values())
    links = _links(keys)
    mails = _mails(link.pk for link in links.values())
    rows = []
    for member in members:
        one = participations[member.person_id]
        one.activity = activity
        reuse, link = reuses.get(one.pk), links.get(one.pk)
        mail = mails.get(link.pk) if link else None
        progress = _progress(taken.get(member.person_id), one.pk in once_shared, reuse)
        rows.append(Participant(one, member, progress, reuse, matches.get(one.pk), link, mail))
    return rows


def _progress(taken: Taken | None, once_shared: bool, reuse: Reuse | None) -> Progress:
    return progress_of(
        started=taken is not None and taken.state is not State.NOT_STARTED,
        finished=once_shared or (taken is not None and taken.finished_at is not None),
        shares=reuse is not None,
    )


def _links(participations: Collection[UUID]) -> dict[UUID | None, PersonalLink]:
    """The newest personal link of each participation."""
    rows = PersonalLink.objects.filter(slot=LINK_SLOT, object_id__in=participations)
    return {link.object_id: link for link in rows.order_by("created_at", "pk")}


def _mails(links: Iterable[UUID]) -> dict[UUID | None, Mail]:
    rows = Mail.objects.filter(object_id__in=list(links)).order_by("created_at", "pk")
    return {mail.object_id: mail for mail in rows}
