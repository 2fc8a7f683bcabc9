"""The demo's talent activities: who was asked, who shares, who took it back."""

import uuid
from datetime import datetime

from django.utils import translation

from tweespraak.activities.api import (
    Activity,
    Candidate,
    consent_text,
    create_activity,
    invitations_of,
    invite,
    lend_results,
    lendable_results,
    take_back,
)
from tweespraak.home.actions.demo.script import LANGUAGE, Cast, Script, ago
from tweespraak.lenses.api import LensVersion, lenses_for


def make_activities(script: Script, cast: Cast, at: datetime) -> None:
    """Every activity of the script."""
    for row in script["activities"]:
        maker = cast.members[row["by"]]
        activity = create_activity(
            organisation=maker.organisation,
            once=uuid.uuid4(),
            name=row["name"][LANGUAGE],
            purpose=row["purpose"][LANGUAGE],
            lens_version=lens(maker.organisation_id, row["lens"]),
            by=maker.person,
            at=ago(at, row["days"]),
        )
        for key, story in row["candidates"].items():
            ask(activity, cast, row, key, story, at)


def lens(organisation: uuid.UUID, key: str) -> LensVersion:
    """The newest version of a lens of the library."""
    return next(one for one in lenses_for(organisation) if one.lens.key == key)


def ask(activity: Activity, cast: Cast, row: Script, key: str, story: Script, at: datetime) -> None:
    """Invite one person, who then shares, or takes it back, as the story goes."""
    member = cast.members[key]
    invite(
        activity=activity,
        candidates=[Candidate(1, member.person.email, member.given_name, member.family_name)],
        language=LANGUAGE,
        by=cast.person(row["by"]),
        at=ago(at, story["days"] if "days" in story else row["days"], minutes=20),
    )
    if "shared" in story:
        share(activity, cast, key, ago(at, story["shared"], minutes=75))
    if "withdrawn" in story:
        participation = invitations_of(member.person_id).get(activity=activity)
        take_back(
            participation=participation,
            by=member.person,
            at=ago(at, story["withdrawn"], minutes=90),
        )


def share(activity: Activity, cast: Cast, key: str, then: datetime) -> None:
    """Share every recent result with the activity, as ticking all boxes does."""
    person = cast.person(key)
    participation = invitations_of(person.pk).get(activity=activity)
    with translation.override(LANGUAGE):
        text = consent_text(participation, then)
    results = [one.result for one in lendable_results(participation, then) if one.is_recent]
    lend_results(
        participation=participation,
        results=results,
        text=text,
        read=text.fingerprint,
        by=person,
        at=then,
    )
