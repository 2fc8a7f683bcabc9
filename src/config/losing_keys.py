"""`keys`: a way back in for somebody who lost phone, passkeys and recovery codes."""

from tweespraak.foundation import clock
from tweespraak.people.api import forget_keys, person_by_address


class NoSuchAccount(Exception):
    """Nobody uses an account with this address; the message says what to do."""


def lose_keys(address: str) -> None:
    """Take every second key of this account away. Raises NoSuchAccount."""
    person = person_by_address(address)
    if person is None or person.activated_at is None:
        raise NoSuchAccount(
            f"Nobody signs in with '{address}'. Look at the address under People, in the application."
        )
    forget_keys(person=person, at=clock.now())
