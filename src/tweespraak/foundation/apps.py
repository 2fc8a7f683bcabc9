"""Foundation: no tables, no business words; what every context stands on."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "tweespraak.foundation"
