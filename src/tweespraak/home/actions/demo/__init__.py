"""The demo: believable people in every state so far, relative to today, made through the real actions."""

from datetime import datetime

from django.db import transaction

from tweespraak.home.actions.demo.activities import make_activities
from tweespraak.home.actions.demo.assessments import make_assessments
from tweespraak.home.actions.demo.bells import read_bells
from tweespraak.home.actions.demo.cards import make_cards
from tweespraak.home.actions.demo.goals import make_goals
from tweespraak.home.actions.demo.people import make_organisations, make_people
from tweespraak.home.actions.demo.places import make_places
from tweespraak.home.actions.demo.script import read_script
from tweespraak.home.actions.demo.selection import make_selection
from tweespraak.home.actions.demo.statements import make_statements
from tweespraak.home.actions.demo.talks import make_talks
from tweespraak.home.actions.demo.tests import take_tests


@transaction.atomic
def build_demo(*, at: datetime) -> None:
    """Make the demo organisations with everything in them; `at` is the demo's today."""
    script = read_script()
    organisations = make_organisations(script, at)
    cast = make_people(script, organisations, at)
    make_statements(script, organisations, cast, at)
    take_tests(script, cast, at)
    make_goals(script, cast, at)
    make_activities(script, cast, at)
    make_cards(script, cast, at)
    make_places(script, organisations, cast, at)
    make_talks(script, cast, at)
    make_assessments(script, cast, at)
    make_selection(script, cast, at)
    read_bells(cast, at)


__all__ = ["build_demo"]
