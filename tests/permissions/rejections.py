"""Rejections of Anna: one that is being written, read along and stopped; one that was told and objected to."""

from dataclasses import dataclass

from tests.cast import THEN, Actor
from tests.selection.seeking import interviewed, signed
from tweespraak.foundation import clock
from tweespraak.people.roles import Role
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.rules.states import State


@dataclass(frozen=True)
class Rejections:
    """The application whose rejection is written, and the one whose candidate disagrees."""

    written: Candidacy
    told: Candidacy


def put_rejections(anna: Actor, by_role: dict[str, Actor]) -> Rejections:
    """Written by the recruiter, read along by the second reader; HR answers and may let words go out."""
    return Rejections(
        _put(anna, by_role, State.REJECTION_DRAFTED),
        _put(
            anna,
            by_role,
            State.OBJECTED,
            message={"subject": "Over je sollicitatie", "body": "Beste Anna,", "language": "nl"},
            told_at=THEN,
            talk_asked_at=THEN,
            talk_until_on=clock.now().date(),
            objection="second_look",
            objection_words="Er is iets gemist.",
            objected_at=THEN,
            answer_by_on=clock.now().date(),
            answers=by_role[Role.HR_PROCESS_OWNER].person,
            caller=by_role[Role.PSYCHOLOGIST].person,
        ),
    )


def _put(anna: Actor, by_role: dict[str, Actor], state: State, **values: object) -> Candidacy:
    recruiter, manager = by_role[Role.RECRUITER], by_role[Role.HIRING_MANAGER]
    vacancy = signed(recruiter, manager, by_role[Role.STAKEHOLDER])
    made = interviewed(vacancy, anna, by_role[Role.PSYCHOLOGIST])
    made.state, made.decided_by, made.decided_at = state, manager.person, THEN
    made.save(update_fields=["state", "decided_by", "decided_at"])
    Rejection.objects.create(
        candidacy=made,
        version=1,
        written_by=recruiter.person,
        writers=[str(recruiter.person.pk)],
        saved_at=THEN,
        second_reader=by_role[Role.SECOND_READER].person,
        second_asked_at=THEN,
        lift_asked_at=THEN,
        **values,
    )
    return made
