"""A browser in which somebody showed too long ago that it is them."""

from datetime import timedelta

from django.test import Client

from tests.cast import Actor
from tweespraak.foundation import clock


def long_signed_in(actor: Actor) -> Client:
    """The actor's own browser, an hour after signing in."""
    session = actor.client.session
    session["proof"] = [str(actor.person.pk), (clock.now() - timedelta(hours=1)).isoformat()]
    session.save()
    return actor.client
