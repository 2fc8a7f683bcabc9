"""Instruments: what can be measured, in which version, against which norm."""

from tweespraak.foundation.contexts import Context


class InstrumentsConfig(Context):
    name = "tweespraak.instruments"
