"""Cases in which Anna decides who gets the report."""

from datetime import date, timedelta
from typing import Any

from tests.assessments.reports_shown import reading
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.deciding import Decided, decide
from tweespraak.assessments.models import Case, Decision, Recipient, Report
from tweespraak.assessments.queries.deciding import last_decision
from tweespraak.assessments.rules.deciding import Wish
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import State

VALID = date(2028, 9, 1)
UNTIL = date(2027, 9, 1)
LATER = THEN + timedelta(hours=1)


def deciding(
    dirk: Actor, anna: Actor, *recipients: Actor, state: State = State.DECIDING, **values: Any
) -> Case:
    """Anna read the final version and talked about it; these may get it, the first is the client."""
    made = reading(
        dirk, anna, state,
        **{
            "client": recipients[0].person if recipients else None,
            "deciding_at": THEN, "valid_until_on": VALID, **values,
        },
    )  # fmt: skip
    Report.objects.filter(case=made).update(opened_at=THEN)
    for one in recipients:
        Recipient.objects.create(case=made, person=one.person, role="HR", purpose="De keuze")
    return made


def of(found: Case, who: Actor) -> Recipient:
    return Recipient.objects.get(case=found, person=who.person)


def shown(found: Case) -> Report:
    return Report.objects.exclude(shown_at=None).filter(case=found).latest("number")


def wish(found: Case, who: Actor, choice: Choice, until: date | None = UNTIL) -> Wish:
    last = last_decision(of(found, who))
    until = until if choice is Choice.RELEASE else None
    return Wish(choice, until, str(last.pk) if last else "")


def choose(
    found: Case, anna: Actor, choices: "list[tuple[Actor, Choice]]", at: Any = LATER, seen: str = ""
) -> Decided:
    """Anna chooses for these."""
    wishes = {of(found, who).pk: wish(found, who, choice) for who, choice in choices}
    return decide(
        case=found,
        seen=seen or shown(found).hash,
        wishes=wishes,
        language="nl",
        by=anna.person.pk,
        at=at,
    )


def live(found: Case) -> dict[str, str]:
    rows = Decision.objects.filter(recipient__case=found, withdrawn_at=None)
    return {row.recipient.person.given_name: row.choice for row in rows}


def typed(found: Case, *chosen: tuple[Actor, str, str], **more: str) -> dict[str, str]:
    """What the form sends."""
    data = {"seen": shown(found).hash, **more}
    for who, choice, until in chosen:
        key, last = of(found, who).pk, last_decision(of(found, who))
        data[f"choice-{key}"], data[f"until-{key}"] = choice, until
        data[f"base-{key}"] = str(last.pk) if last else ""
    return data
