"""What the tests of files with people share."""

import uuid
from typing import Any

from tests.cast import Actor
from tweespraak.foundation import clock
from tweespraak.people.actions.batch_work import work_off_batches
from tweespraak.people.actions.batches import confirm_batch, keep_batch
from tweespraak.people.models import Batch, Membership, Organisation
from tweespraak.people.rules.tables import read_text

HEADING = "voornaam;achternaam;e-mail;rollen;afdeling;team;functie;manager_email"


def text(*lines: str) -> str:
    return "\n".join([HEADING, *lines]) + "\n"


def kept(chris: Actor, *lines: str, **given: Any) -> Batch:
    return keep_batch(
        organisation=chris.member.organisation,
        once=uuid.uuid4(),
        file_name="mensen.csv",
        table=read_text(given.get("text") or text(*lines)),
        by=chris.person,
        at=clock.now(),
    )


def worked_off(chris: Actor, *lines: str) -> Batch:
    batch = kept(chris, *lines)
    confirm_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    batch.refresh_from_db()
    return batch


def outcomes(batch: Batch) -> dict[int, str]:
    return {one["number"]: one["outcome"] for one in batch.outcomes}


def at_address(organisation: Organisation, email: str) -> Membership | None:
    return Membership.objects.filter(organisation=organisation, person__email=email).first()
