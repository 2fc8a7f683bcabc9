"""The public face of instruments."""

from tweespraak.instruments.actions import load_instruments
from tweespraak.instruments.models import (
    CompositeVersion,
    InstrumentVersion,
    NormStatus,
    NormVersion,
)
from tweespraak.instruments.queries import (
    NothingPublished,
    QuestionnaireMissing,
    current_composite,
    current_form,
    current_norm,
    current_version,
    form_of,
)
from tweespraak.instruments.rules import (
    INSTRUMENTS,
    LANGUAGES,
    PERSONALITY,
    Form,
    Instrument,
    Introduction,
    Item,
    Unsound,
)

__all__ = [
    "INSTRUMENTS",
    "LANGUAGES",
    "PERSONALITY",
    "CompositeVersion",
    "Form",
    "Instrument",
    "InstrumentVersion",
    "Introduction",
    "Item",
    "NormStatus",
    "NormVersion",
    "NothingPublished",
    "QuestionnaireMissing",
    "Unsound",
    "current_composite",
    "current_form",
    "current_norm",
    "current_version",
    "form_of",
    "load_instruments",
]
