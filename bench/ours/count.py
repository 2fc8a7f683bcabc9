"""Prints how many answers our side has kept."""

import django

django.setup()

from tweespraak.testing.models import Response  # noqa: E402

print(Response.objects.count())
