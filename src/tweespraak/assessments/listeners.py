"""What assessments does when something happens below."""

from tweespraak.assessments.actions.informing import TAKE_PART_PURPOSE
from tweespraak.assessments.actions.leaving import leave_assessments
from tweespraak.assessments.actions.merging import unite_cases
from tweespraak.assessments.actions.releasing import withdraw_by_consent
from tweespraak.assessments.actions.results import take_result
from tweespraak.assessments.actions.stopping import stop_without_consent
from tweespraak.assessments.queries.deciding import RELEASE
from tweespraak.foundation.events import listen
from tweespraak.insights.api import ResultReady
from tweespraak.people.api import MemberLeft, PersonsMerged, members_of
from tweespraak.privacy.api import ConsentWithdrawn


@listen(PersonsMerged)
def keep_cases_together(event: PersonsMerged) -> None:
    """Whoever stood in assessments under two accounts stands in them under one."""
    unite_cases(gone=event.gone_person_id, kept=event.kept_person_id)


@listen(ResultReady)
def keep_result_with_its_part(event: ResultReady) -> None:
    """A test that was taken for an assessment is a part of it."""
    take_result(result=event.result_id, at=event.at)


@listen(ConsentWithdrawn)
def stop_who_withdraws(event: ConsentWithdrawn) -> None:
    """Taking back the consent to take part, in My data, is stopping; that to read ends the reading."""
    if event.purpose == TAKE_PART_PURPOSE:
        stop_without_consent(consent=event.consent_id, at=event.at)
    if event.purpose == RELEASE:
        withdraw_by_consent(recipient=event.object_id, by=event.person_id, at=event.at)


@listen(MemberLeft)
def let_go_of_assessments(event: MemberLeft) -> None:
    """Somebody left: what they led goes over, what they did is replaced, what they read ends."""
    heirs = members_of(event.organisation_id)
    heir = heirs.filter(pk=event.successor_id).first() if event.successor_id else None
    leave_assessments(
        organisation=event.organisation_id, person=event.person_id, successor=heir, at=event.at
    )
