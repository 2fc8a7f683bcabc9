"""What activities does when something happens below."""

from tweespraak.activities.actions import (
    end_lending,
    hand_over,
    tell_participant,
    unite_participants,
)
from tweespraak.activities.queries import PURPOSE
from tweespraak.foundation.events import listen
from tweespraak.insights.api import ResultReady, is_withheld
from tweespraak.people.api import MemberLeft, PersonsMerged, members_of
from tweespraak.privacy.api import ConsentWithdrawn


@listen(ResultReady)
def ask_what_to_share(event: ResultReady) -> None:
    """A result is ready: nothing is shared, but its owner is reminded of what was asked. A result that
    a psychologist explains first is not ready for that."""
    if not is_withheld(event.result_id):
        tell_participant(person=event.person_id, at=event.at)


@listen(MemberLeft)
def hand_activities_over(event: MemberLeft) -> None:
    """Somebody left: what only they led goes to their successor."""
    everyone = members_of(event.organisation_id)
    hand_over(
        organisation=event.organisation_id,
        person=event.person_id,
        successor=everyone.filter(pk=event.successor_id).first() if event.successor_id else None,
        at=event.at,
    )


@listen(ConsentWithdrawn)
def stop_lending(event: ConsentWithdrawn) -> None:
    """A consent was withdrawn, here or under My data: the match is gone at once."""
    if event.purpose == PURPOSE:
        end_lending(consent=event.consent_id, at=event.at)


@listen(PersonsMerged)
def take_part_once(event: PersonsMerged) -> None:
    """Whoever was in an activity under two accounts is in it once."""
    unite_participants(gone=event.gone_person_id, kept=event.kept_person_id)
