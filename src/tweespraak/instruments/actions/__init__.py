"""What instruments does: publish the tests of this release, make and publish a bank of matrices."""

from tweespraak.instruments.actions.banks import BankRefused, make_bank, publish_bank
from tweespraak.instruments.actions.publishing import load_instruments

__all__ = ["BankRefused", "load_instruments", "make_bank", "publish_bank"]
