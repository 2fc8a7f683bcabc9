"""A file with people, and what Anna was asked about her own account."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from tests.cast import Actor
from tweespraak.foundation import clock
from tweespraak.people.access.links import KEYS
from tweespraak.people.actions.batches import keep_batch
from tweespraak.people.api import Membership, Organisation, make_link
from tweespraak.people.models import AddressChange, Batch
from tweespraak.people.queries.links import ADDRESS
from tweespraak.people.queries.merging import MERGE
from tweespraak.people.rules.tables import read_text

ROWS = "voornaam;e-mail\nNoor;noor@voorbeeld.example\n"


@dataclass(frozen=True)
class Many:
    """One of everything of many people at once."""

    batch: Batch
    address: AddressChange


def put_many(organisation: Organisation, anna: Actor, finn: Membership, by: Actor) -> Many:
    """A file that was shown; whether Finn's account is Anna's too; a new address for her."""
    at = clock.now()
    batch = keep_batch(
        organisation=organisation,
        once=uuid.uuid4(),
        file_name="mensen.csv",
        table=read_text(ROWS),
        by=by.person,
        at=at,
    )
    change = AddressChange.objects.create(
        organisation=organisation, person=anna.person, email="anna@nieuw.example", asked_at=at
    )
    links = [
        make_link(
            organisation=organisation,
            person=anna.person,
            slot=slot,
            object_id=about,
            at=at,
            valid_for=timedelta(days=14),
        )
        for slot, about in ((MERGE, finn.pk), (ADDRESS, change.pk))
    ]
    opened = anna.client.session  # in her browser: a question to a new address counts only there
    opened[KEYS] = [str(link.pk) for link in links]
    opened.save()
    return Many(batch, change)
