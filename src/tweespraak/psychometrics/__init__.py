"""The measuring engine: scores, scales and matches from plain numbers; no database, clock or file."""

from tweespraak.psychometrics.composites import Composite, composite, error_covariance
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.matching import (
    Contribution,
    Fit,
    Ideal,
    Match,
    Profile,
    differs,
    match,
)
from tweespraak.psychometrics.scales import Scale, convert, standard_error_of_measurement

__all__ = [
    "BadInput",
    "Composite",
    "Contribution",
    "Fit",
    "Ideal",
    "Match",
    "Profile",
    "Scale",
    "composite",
    "convert",
    "differs",
    "error_covariance",
    "match",
    "standard_error_of_measurement",
]
