"""The measuring engine: scores, scales and matches from plain numbers; no database, clock or file."""

from importlib import import_module
from typing import TYPE_CHECKING

from tweespraak.psychometrics.adaptive import Administer, Finished, next_step
from tweespraak.psychometrics.adaptive import History as History
from tweespraak.psychometrics.composites import Composite, composite, error_covariance
from tweespraak.psychometrics.disclosure import Cell, suppress
from tweespraak.psychometrics.errors import BadInput, OutsideNorm
from tweespraak.psychometrics.estimation import Estimate, estimate, score
from tweespraak.psychometrics.graded import GradedBank
from tweespraak.psychometrics.grids import Grid, Normal
from tweespraak.psychometrics.matching import (
    Contribution,
    Fit,
    Ideal,
    Match,
    Profile,
    differs,
    match,
)
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.person_fit import lz_star
from tweespraak.psychometrics.plans import AdaptivePlan, Finish, Stop
from tweespraak.psychometrics.response_quality import (
    even_odd,
    intra_individual_variability,
    long_string,
    mahalanobis,
)
from tweespraak.psychometrics.scales import Scale, convert, standard_error_of_measurement
from tweespraak.psychometrics.simulation import Simulation, simulate
from tweespraak.psychometrics.surveys import Nps, net_promoter_score

if TYPE_CHECKING:
    from tweespraak.psychometrics.calibration import Calibration, calibrate
    from tweespraak.psychometrics.dif import Dif, logistic_dif, mantel_haenszel
    from tweespraak.psychometrics.difficulty import DifficultyModel, calibrate_difficulty
    from tweespraak.psychometrics.fairness import AdverseImpact, adverse_impact
    from tweespraak.psychometrics.norms import Normed, NormModel
    from tweespraak.psychometrics.reliability import Omega, alpha, omega, reliable_change

# What makes and judges tests, loaded when it is asked for: the statistics of SciPy behind it take a
# third of the time of a start, and a site that scores and matches has no use for them.
_LATER = {
    "calibration": ("Calibration", "calibrate"),
    "dif": ("Dif", "logistic_dif", "mantel_haenszel"),
    "difficulty": ("DifficultyModel", "calibrate_difficulty"),
    "fairness": ("AdverseImpact", "adverse_impact"),
    "norms": ("Normed", "NormModel"),
    "reliability": ("Omega", "alpha", "omega", "reliable_change"),
}
_ROOMS = {name: room for room, names in _LATER.items() for name in names}

__all__ = [
    "AdaptivePlan",
    "Administer",
    "AdverseImpact",
    "BadInput",
    "Calibration",
    "Cell",
    "Composite",
    "Contribution",
    "Dif",
    "DifficultyModel",
    "Estimate",
    "Finish",
    "Finished",
    "Fit",
    "GradedBank",
    "Grid",
    "Ideal",
    "ItemBank",
    "Match",
    "NormModel",
    "Normal",
    "Normed",
    "Nps",
    "Omega",
    "OutsideNorm",
    "Profile",
    "Scale",
    "Simulation",
    "Stop",
    "adverse_impact",
    "alpha",
    "calibrate",
    "calibrate_difficulty",
    "composite",
    "convert",
    "differs",
    "error_covariance",
    "estimate",
    "even_odd",
    "intra_individual_variability",
    "logistic_dif",
    "long_string",
    "lz_star",
    "mahalanobis",
    "mantel_haenszel",
    "match",
    "net_promoter_score",
    "next_step",
    "omega",
    "reliable_change",
    "score",
    "simulate",
    "standard_error_of_measurement",
    "suppress",
]

if not TYPE_CHECKING:  # else every name would be one to the type checker

    def __getattr__(name: str) -> object:
        """A name of the face whose room is not loaded yet."""
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
        return found
