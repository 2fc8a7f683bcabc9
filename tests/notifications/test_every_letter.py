"""Every mail of every context names somebody to ask, and fetches nothing from elsewhere."""

import ast
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

import tweespraak
from tests.cast import THEN, Actor
from tests.people.adding import added
from tweespraak.notifications.actions import choose_rhythm, send_due_digests
from tweespraak.notifications.api import Mail, notify
from tweespraak.notifications.models import Rhythm
from tweespraak.people.actions import ask_reset, send_test_mail, tell_password_changed
from tweespraak.people.api import Organisation

SOURCE = Path(tweespraak.__file__).parent
NO_PLACES = ("http://www.w3.org/", "urn:schemas-microsoft-com")  # names of formats, not fetched


# What lays out a letter; the last two are given the contact by `people.documents.letters` itself.
LAY_OUT = ("compose", "from_organisation", "about_account")


def letters() -> Iterator[tuple[str, dict[str, str]]]:
    """Every call that lays out a letter, with what it is given."""
    for file in sorted(SOURCE.rglob("*.py")):
        text = file.read_text()
        for call in ast.walk(ast.parse(text)) if any(name in text for name in LAY_OUT) else ():
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in LAY_OUT:
                given = {word.arg or "": ast.unparse(word.value) for word in call.keywords}
                if getattr(call.func, "id", "") != "compose":
                    given.setdefault("contact", "by people.documents.letters")
                yield f"{file.relative_to(SOURCE)}:{call.lineno}", given


@pytest.mark.parametrize(("place", "given"), [pytest.param(*one, id=one[0]) for one in letters()])
def test_every_letter_is_given_a_contact(place: str, given: dict[str, str]) -> None:
    assert given["contact"] not in {"''", "None"}, f"{place}: whom can the reader ask?"


def test_the_letters_were_found() -> None:
    assert len(list(letters())) >= 6


@pytest.fixture
def mails(chris: Actor, anna: Actor, voorbeeld: Organisation) -> list[Mail]:
    """The mails an account brings along."""
    voorbeeld.contact_name, voorbeeld.contact_email = "Chris Jansen", "vragen@voorbeeld.example"
    voorbeeld.save(update_fields=["contact_name", "contact_email"])
    added(voorbeeld)
    anna.person.set_password("een rustig paard in de wei")
    anna.person.save(update_fields=["password"])
    ask_reset(person=anna.person, address="http://localhost:8000/x/", at=THEN)
    tell_password_changed(person=anna.person, address="http://localhost:8000/x/", at=THEN)
    send_test_mail(organisation=voorbeeld, to="chris@x.example", by=chris.person, at=THEN)
    where: dict[str, Any] = {"organisation": voorbeeld.pk, "person": anna.person.pk, "at": THEN}
    choose_rhythm(rhythm=Rhythm.AT_ONCE, **where)
    notify(kind="x.y", object_id=uuid.uuid4(), **where)
    send_due_digests()
    return list(Mail.objects.all())


def test_whom_to_ask_stands_in_every_mail(mails: list[Mail]) -> None:
    assert len({mail.kind for mail in mails}) >= 5
    for mail in mails:
        assert "Chris Jansen, vragen@voorbeeld.example" in mail.text, mail.kind
        assert "Chris Jansen, vragen@voorbeeld.example" in mail.html, mail.kind


def test_every_address_in_every_mail_is_ours(mails: list[Mail]) -> None:
    for mail in mails:
        found = re.findall(r"(?:https?:)?//[^\s\"'<>)]+|urn:[^\s\"'<>)]+", mail.html + mail.text)
        outside = [
            address
            for address in found
            if not address.startswith((settings.PUBLIC_ADDRESS, *NO_PLACES))
        ]
        assert outside == [], mail.kind
