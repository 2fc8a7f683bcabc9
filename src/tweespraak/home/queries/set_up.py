"""How far an organisation is with setting up: every step with its state."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.notifications.api import Mail, MailStatus
from tweespraak.people.api import (
    Organisation,
    Role,
    brand_of,
    mails_of_test,
    members_of,
    members_with_role,
)
from tweespraak.privacy.api import statements_state


class State(StrEnum):
    """How far a step is."""

    DONE = "done"
    TO_DO = "to_do"
    LATER = "later"  # may wait: nothing hangs on it now


class Key(StrEnum):
    """The steps, in the order of the page."""

    ORGANISATION = "organisation"
    MAIL = "mail"
    LOOK = "look"
    STATEMENTS = "statements"
    LIVE = "live"  # before the people: on trial a file of two hundred is refused
    PEOPLE = "people"
    ASSESSMENT = "assessment"


@dataclass(frozen=True)
class Step:
    """One step with its state."""

    key: Key
    state: State


def steps_of(organisation: Organisation) -> list[Step]:
    """Every step with its state; the look may wait for ever."""
    return [Step(key, _state(key, is_done(organisation))) for key, is_done in _DONE.items()]


def _state(key: Key, is_done: bool) -> State:
    if is_done:
        return State.DONE
    return State.LATER if key is Key.LOOK else State.TO_DO


def steps_left(organisation: Organisation) -> int:
    """How many steps there are still to do before the organisation is live with its people."""
    return sum(step.state is State.TO_DO for step in steps_of(organisation))


def last_test_mail(organisation: Organisation) -> Mail | None:
    """The test mail that was asked for last."""
    return mails_of_test(organisation.pk).first()


def _knows_whom_to_ask(organisation: Organisation) -> bool:
    return bool(
        organisation.contact_name
        and organisation.contact_email
        and organisation.privacy_officer_name
        and organisation.privacy_officer_email
    )


def _mail_arrives(organisation: Organisation) -> bool:
    return mails_of_test(organisation.pk).filter(status=MailStatus.SENT).exists()


def _has_a_look(organisation: Organisation) -> bool:
    brand = brand_of(organisation)
    return brand is not None and bool(brand.accent or brand.logo_type)


def _states_its_texts(organisation: Organisation) -> bool:
    """In its own language at least; the other language shows the same text until it has its own."""
    ours = (one for one in statements_state(organisation) if one.language == organisation.language)
    return all(one.in_force for one in ours)


def _has_people(organisation: Organisation) -> bool:
    return members_of(organisation.pk)[:2].count() > 1


def _measures(organisation: Organisation) -> bool:
    return members_with_role(organisation.pk, Role.DEVELOPMENT_MEMBER).exists()


def _is_live(organisation: Organisation) -> bool:
    return organisation.live_at is not None


_DONE: dict[Key, Callable[[Organisation], bool]] = {
    Key.ORGANISATION: _knows_whom_to_ask,
    Key.MAIL: _mail_arrives,
    Key.LOOK: _has_a_look,
    Key.STATEMENTS: _states_its_texts,
    Key.LIVE: _is_live,
    Key.PEOPLE: _has_people,
    Key.ASSESSMENT: _measures,
}
