"""The public face of instruments."""

from tweespraak.instruments.actions import (
    BankRefused,
    load_instruments,
    make_bank,
    publish_bank,
)
from tweespraak.instruments.documents.matrices import Drawing, drawn
from tweespraak.instruments.models import (
    CompositeVersion,
    InstrumentVersion,
    NormStatus,
    NormVersion,
)
from tweespraak.instruments.queries import (
    NothingPublished,
    QuestionnaireMissing,
    bank_of,
    current_bank,
    current_composite,
    current_form,
    current_norm,
    current_version,
    form_of,
)
from tweespraak.instruments.rules import (
    INSTRUMENTS,
    LANGUAGES,
    MATRICES,
    PERSONALITY,
    Form,
    Instrument,
    Introduction,
    Item,
    Unsound,
)
from tweespraak.instruments.rules.matrices.banks import Bank, BankItem, NotFilled
from tweespraak.instruments.rules.matrices.items import Matrix, Mistake
from tweespraak.instruments.rules.matrices.notation import read as read_matrix

__all__ = [
    "INSTRUMENTS",
    "LANGUAGES",
    "MATRICES",
    "PERSONALITY",
    "Bank",
    "BankItem",
    "BankRefused",
    "CompositeVersion",
    "Drawing",
    "Form",
    "Instrument",
    "InstrumentVersion",
    "Introduction",
    "Item",
    "Matrix",
    "Mistake",
    "NormStatus",
    "NormVersion",
    "NotFilled",
    "NothingPublished",
    "QuestionnaireMissing",
    "Unsound",
    "bank_of",
    "current_bank",
    "current_composite",
    "current_form",
    "current_norm",
    "current_version",
    "drawn",
    "form_of",
    "load_instruments",
    "make_bank",
    "publish_bank",
    "read_matrix",
]
