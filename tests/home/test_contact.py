"""Whom to ask stands in every mail of an organisation."""

import uuid

from tests.cast import THEN, Actor
from tweespraak.notifications.models import Mail
from tweespraak.people.api import Role, add_person

WHOM = "Fatima Yıldız"


def test_every_mail_says_whom_to_ask(bram: Actor, instruments: object) -> None:
    organisation = bram.member.organisation
    organisation.contact_name = WHOM
    organisation.save(update_fields=["contact_name"])
    add_person(
        organisation=organisation,
        once=uuid.uuid4(),
        given_name="Finn",
        family_name="Groen",
        email="finn@voorbeeld.example",
        language="nl",
        roles=[Role.DEVELOPMENT_MEMBER],
        by=bram.person,
        at=THEN,
    )
    mails = list(Mail.objects.all())
    assert {mail.kind for mail in mails} == {"people.activation", "testing.invitation"}
    for mail in mails:
        assert WHOM in mail.text
        assert WHOM in mail.html
