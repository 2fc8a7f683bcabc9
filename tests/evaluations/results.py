"""Results as rows, without the screens."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.cast import Actor
from tweespraak.evaluations.models import Figure, Tally
from tweespraak.evaluations.rules.states import Side
from tweespraak.people.models import Organisation

NPS = (0, 0, 0, 0, 1, 1, 0, 2, 2, 3, 1)  # ten answers, +20
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
