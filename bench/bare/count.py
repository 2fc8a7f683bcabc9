"""Prints how many answers the bare view has kept."""

import django

django.setup()

from bench.bare.models import Answer  # noqa: E402

print(Answer.objects.count())
