"""What the tests of people share: adding somebody as HR does."""

import re
import uuid
from typing import Any

from tests.cast import Actor
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership, Organisation, Role, add_person

PASSWORD = "drie rustige zwanen op de vijver"


def added(
    organisation: Organisation, email: str = "noor@voorbeeld.example", **given: Any
) -> Membership:
    """A member, added with a role nothing hangs on yet, unless said otherwise."""
    values: dict[str, Any] = {
        "once": uuid.uuid4(),
        "given_name": "Noor",
        "family_name": "Haddad",
        "language": "nl",
        "roles": [Role.EMPLOYEE],
        "by": None,
        "at": clock.now(),
    } | given
    return add_person(organisation=organisation, email=email, **values)


def typed(**given: Any) -> dict[str, Any]:
    """What HR types on the screen where someone is added."""
    return {
        "once": str(uuid.uuid4()),
        "given_name": "Noor",
        "family_name": "Haddad",
        "email": "noor@voorbeeld.example",
        "job_title": "Adviseur",
        "language": "nl",
        "roles": ["employee"],
        "step": "save",
    } | given


def activation_of(member: Membership) -> Mail:
    return Mail.objects.filter(person_id=member.person_id, kind="people.activation").latest(
        "created_at"
    )


def link_in(mail: Mail) -> str:
    """The path of the link in a mail."""
    found = re.search(r"http://[^/]+(/people/link/\S+/)", mail.text)
    assert found
    return found[1]


def post_add(chris: Actor, **given: Any) -> Any:
    return chris.client.post("/people/add/", typed(**given))
