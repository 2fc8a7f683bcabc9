"""The demo's organisations and people, each as far as the script says."""

import secrets
import uuid
from datetime import datetime

from tweespraak.home.actions.demo.script import LANGUAGE, Cast, Script, ago
from tweespraak.people.api import (
    Membership,
    Organisation,
    Role,
    activate_account,
    add_organisation,
    add_person,
    links_in,
    open_link,
)

ACTIVATION = "account.activation"


def make_organisations(script: Script, at: datetime) -> dict[str, Organisation]:
    """Voorbeeld, and Elders that must never see anything of it."""
    return {
        row["slug"]: add_organisation(
            name=row["name"],
            slug=row["slug"],
            contact_name=row["contact_name"],
            contact_email=f"{row['contact']}@{row['slug']}.example",
            is_demo=True,
            by=None,
            at=ago(at, 500),
        )
        for row in script["organisations"]
    }


def make_people(script: Script, organisations: dict[str, Organisation], at: datetime) -> Cast:
    """Everyone, invited when the script says, by the organisation's contact."""
    cast = Cast()
    for row in script["people"]:
        organisation = organisations[row["at"]]
        admin = next(
            (m for m in cast.members.values() if m.organisation_id == organisation.pk), None
        )
        member = add_person(
            organisation=organisation,
            once=uuid.uuid4(),
            given_name=row["name"][0],
            family_name=row["name"][1],
            email=f"{row['key']}@{row['at']}.example",
            language=row.get("language", LANGUAGE),
            roles=[Role(role) for role in row["roles"]],
            job_title=row["job"][LANGUAGE],
            by=admin.person if admin else None,
            at=ago(at, row["invited"]),
        )
        cast.members[row["key"]] = member
        bring_in(member, row, at)
    return cast


def bring_in(member: Membership, row: Script, at: datetime) -> None:
    """Open the mail, and activate the account, as far as the script says."""
    if "active" not in row and "opened" not in row:
        return
    link = next(
        link
        for link in links_in(member.organisation_id, [member.person_id])[member.person_id]
        if link.slot == ACTIVATION
    )
    then = ago(at, row["opened"] if "opened" in row else row["active"], minutes=8)
    open_link(link=link, at=then)
    if "active" in row:
        member.person = activate_account(link=link, password=secrets.token_urlsafe(24), at=then)
