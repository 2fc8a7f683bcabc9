"""What evaluations do when something happens, here or below."""

from tweespraak.conversations.api import AgreementEnded, ConversationMovedOn, Kind
from tweespraak.evaluations.actions.leaving import leave
from tweespraak.evaluations.actions.measuring import measure_again
from tweespraak.evaluations.actions.merging import unite_evaluations
from tweespraak.evaluations.actions.talk_course import follow_agreements, go_along
from tweespraak.evaluations.actions.tallying import tally, tally_late
from tweespraak.evaluations.events import EvaluationRevealed, LateReplySent
from tweespraak.evaluations.rules.states import Side
from tweespraak.foundation.events import listen
from tweespraak.people.api import MemberLeft, PersonsMerged


@listen(ConversationMovedOn)
def go_along_with_talk(event: ConversationMovedOn) -> None:
    """The talk about an evaluation was held, called off or closed."""
    if event.kind is Kind.LIVE_EVALUATION:
        go_along(conversation=event.conversation_id, state=event.state, at=event.at)


@listen(AgreementEnded)
def see_what_is_left(event: AgreementEnded) -> None:
    """Perhaps it was the last agreement of a talk about an evaluation."""
    follow_agreements(conversation=event.conversation_id, at=event.at)


@listen(MemberLeft)
def ask_no_more(event: MemberLeft) -> None:
    """Somebody left: they are asked nothing any more, and nobody waits for their answer."""
    leave(organisation=event.organisation_id, person=event.person_id, at=event.at)


@listen(PersonsMerged)
def keep_evaluations_together(event: PersonsMerged) -> None:
    """Whoever stood in evaluations under two accounts stands in them under one."""
    unite_evaluations(gone=event.gone_person_id, kept=event.kept_person_id)


@listen(EvaluationRevealed)
def count_what_was_said(event: EvaluationRevealed) -> None:
    """What both can read counts, without anybody's words."""
    tally(evaluation=event.evaluation_id, at=event.at)


@listen(EvaluationRevealed)
def ask_about_who_was_hired(event: EvaluationRevealed) -> None:
    """When somebody was hired, the client is asked once more how that goes."""
    measure_again(evaluation=event.evaluation_id, at=event.at)


@listen(LateReplySent)
def count_what_came_late(event: LateReplySent) -> None:
    """A side that answered after all counts, too."""
    tally_late(evaluation=event.evaluation_id, side=Side(event.side), at=event.at)
