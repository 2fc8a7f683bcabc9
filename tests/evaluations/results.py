"""Results as rows, without the screens."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from tests.cast import THEN, Actor
from tweespraak.evaluations.actions.importing import keep_file
from tweespraak.evaluations.models import Figure, Import, Tally
from tweespraak.evaluations.queries.importing import known_headings
from tweespraak.evaluations.rules.importing import guessed, read_sheet
from tweespraak.evaluations.rules.states import Side
from tweespraak.people.models import Organisation

NPS = (0, 0, 0, 0, 1, 1, 0, 2, 2, 3, 1)  # ten answers, +20
CSV = b"""dag;aanbeveling;Intake;Naam
2025-01-14;9;5;Jan
2025-02-03;7;4;Piet
2025-02-20;10;5;Klaas
14-03-2025;6;n.v.t.;Truus
2025-03;8;3;Mies
"""
FIVE = (0, 1, 2, 4, 3)


def figure(
    here: Organisation,
    measure: str,
    counts: Sequence[int],
    until_on: date = date(2026, 7, 1),
    **values: Any,
) -> Figure:
    """A figure of a quarter that was published."""
    begun = date(until_on.year - (until_on.month == 1), (until_on.month - 4) % 12 + 1, 1)
    return Figure.objects.create(
        organisation=here,
        from_on=begun,
        until_on=until_on,
        measure=measure,
        counts=list(counts),
        **values,
    )


def quarter(here: Organisation, until_on: date = date(2026, 7, 1), **values: Any) -> None:
    """The recommendation, the response and three topics of a quarter."""
    figure(here, "nps", NPS, until_on, **values)
    figure(here, "response", (8, 2, 10), until_on, **values)
    for key, dimension in (("G07", "behaviour"), ("S01", "service"), ("R04", "result")):
        figure(here, key, FIVE, until_on, dimension=dimension, **values)


def looked_at(who: Actor, content: bytes = CSV) -> Import:
    """A file with earlier results, of which the columns were guessed."""
    sheet = read_sheet(content)
    return keep_file(
        organisation=who.member.organisation,
        once=uuid4(),
        name="vroeger.csv",
        content=content,
        sheet=sheet,
        mapping=guessed(sheet.head, known_headings(who.member.organisation_id)),
        by=who.person,
        at=THEN,
    )


def said(recruiter: Actor, client: Actor, values: Mapping[str, int], nps: int) -> None:
    """What one client said to one recruiter, this month."""
    whole: dict[str, Any] = {
        "organisation": recruiter.member.organisation,
        "month": date(2026, 9, 1),
        "side": Side.CLIENT,
        "recruiter": recruiter.person,
        "client": client.person,
        "count": 1,
    }
    for step in ("invited", "started", "completed"):
        Tally.objects.create(**whole, topic=step, value=0)
    for key, value in values.items():
        Tally.objects.create(**whole, topic=key, dimension="service", value=value)
    Tally.objects.create(**whole, topic="nps", value=nps)
