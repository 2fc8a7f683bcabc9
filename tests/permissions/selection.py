"""Two vacancies of the recruiter: one that is being written, one that waits for signatures."""

from dataclasses import dataclass
from typing import Any

from tests.cast import Actor
from tests.selection.seeking import draft, sent
from tweespraak.people.roles import Role
from tweespraak.selection.models import Stakeholder, Vacancy


@dataclass(frozen=True)
class Seeking:
    """The hiring manager, the stakeholder and HR sign both."""

    draft: Vacancy
    sent: Vacancy
    asked: Stakeholder  # signs the draft


def put_seeking(by_role: dict[str, Actor]) -> Seeking:
    """Everybody who has a part in it has the role that goes with it."""
    around: Any = (
        by_role[Role.RECRUITER],
        by_role[Role.HIRING_MANAGER],
        by_role[Role.STAKEHOLDER],
        [by_role[Role.HR_PROCESS_OWNER]],
    )
    written = draft(*around)
    asked = written.stakeholders.get(person=by_role[Role.STAKEHOLDER].person)
    return Seeking(written, sent(*around), asked)
