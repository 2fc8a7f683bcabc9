"""Make a bank of matrices, each solved by the independent solver before it is taken, and publish it."""

from datetime import datetime

from django.db import transaction

from tweespraak.instruments.actions.publishing import publish
from tweespraak.instruments.documents.matrices import drawn
from tweespraak.instruments.models import InstrumentVersion
from tweespraak.instruments.queries.release import Part
from tweespraak.instruments.rules import MATRICES, fingerprint
from tweespraak.instruments.rules.matrices.banks import FORM, PER_STRATUM, Bank, bank
from tweespraak.instruments.rules.matrices.chance import seed
from tweespraak.instruments.rules.matrices.items import Matrix
from tweespraak.instruments.rules.solving import solve_drawn


class BankRefused(Exception):
    """The generator and the solver do not agree; such a bank may not be used."""


def make_bank(*, secret: str, per_stratum: int = PER_STRATUM) -> Bank:
    """The bank of this secret; takes some twenty seconds. Raises BankRefused and NotFilled."""
    made = bank(seed(secret.encode(), FORM, "bank"), stands_the_check, per_stratum)
    if made.refused:
        raise BankRefused(f"{made.refused} matrices have no or more than one right option.")
    return made


def stands_the_check(matrix: Matrix) -> bool:
    """Whether who only sees the drawings finds exactly one option that fits, and it is the key."""
    drawing = drawn(matrix)
    return not solve_drawn(drawing.cells, drawing.options).faults(matrix.key)


@transaction.atomic
def publish_bank(*, made: Bank, at: datetime) -> InstrumentVersion:
    """Publish this bank as the version in use; the same bank is published once."""
    content = made.content
    part = Part(label(content["form"], fingerprint(content)), content, fingerprint(content))
    return publish(InstrumentVersion, MATRICES, part, at)


def label(form: str, fingerprint: str) -> str:
    """What people see of a version: its form, and which bank it is without saying anything of it."""
    return f"{form} / {fingerprint[:8]}"
