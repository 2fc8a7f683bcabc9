"""What Voorbeeld states; Elders has published nothing yet."""

from dataclasses import fields, replace
from datetime import datetime

from tweespraak.home.actions.demo.script import Cast, Script, ago
from tweespraak.people.api import Details, Organisation, change_organisation
from tweespraak.privacy.api import (
    StatementKind,
    our_draft,
    publish_statement,
    save_statement,
)


def make_statements(
    script: Script, organisations: dict[str, Organisation], cast: Cast, at: datetime
) -> None:
    """Our proposal, published by the privacy officer with the gap filled in."""
    stated = script["statements"]
    officer, then = cast.members[stated["by"]], ago(at, stated["published"])
    organisation = _with_officer(organisations[stated["at"]], cast, stated["by"], then)
    for kind in StatementKind:
        for language, filled_in in stated["gap"].items():
            text = our_draft(organisation, kind, language)
            start, end = text.find("[["), text.find("]]")
            if start >= 0:
                text = text[:start] + filled_in + text[end + 2 :]
            draft = save_statement(
                organisation=organisation,
                kind=kind,
                language=language,
                text=text,
                by=officer.person,
                at=then,
            )
            publish_statement(statement=draft, by=officer.person, at=then)


def _with_officer(organisation: Organisation, cast: Cast, key: str, at: datetime) -> Organisation:
    """The organisation names who watches over its data."""
    officer = cast.members[key]
    known = Details(**{each.name: getattr(organisation, each.name) for each in fields(Details)})
    details = replace(
        known,
        privacy_officer_name=officer.full_name,
        privacy_officer_email=officer.person.email,
    )
    return change_organisation(organisation=organisation, details=details, by=officer.person, at=at)
