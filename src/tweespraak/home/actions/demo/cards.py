"""The demo's talk cards: one of the organisation, one of a person."""

import uuid
from datetime import datetime

from tweespraak.conversations.api import Chosen, Kind, make_card
from tweespraak.home.actions.demo.script import Cast, Script, ago


def make_cards(script: Script, cast: Cast, at: datetime) -> None:
    """Every talk card of the script."""
    for row in script["cards"]:
        maker = cast.members[row["by"]]
        make_card(
            organisation=maker.organisation,
            once=uuid.uuid4(),
            kind=Kind(row["kind"]),
            name=row["name"],
            questions=[Chosen(**one) for one in row["questions"]],
            owner=maker.person if row["own"] else None,
            by=maker.person,
            at=ago(at, row["days"]),
        )
