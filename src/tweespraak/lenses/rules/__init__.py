"""What a lens asks, how well a profile fits it, and where lenses are found: values in, values out."""

from tweespraak.psychometrics import Fit

__all__ = ["Fit"]
