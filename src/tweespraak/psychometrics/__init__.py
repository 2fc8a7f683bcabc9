"""The measuring engine: scores, scales and matches from plain numbers; no database, clock or file."""

from tweespraak.psychometrics.adaptive import Administer, Finished, next_step
from tweespraak.psychometrics.adaptive import History as History
from tweespraak.psychometrics.calibration import Calibration, calibrate
from tweespraak.psychometrics.composites import Composite, composite, error_covariance
from tweespraak.psychometrics.dif import Dif, logistic_dif, mantel_haenszel
from tweespraak.psychometrics.difficulty import DifficultyModel, calibrate_difficulty
from tweespraak.psychometrics.disclosure import Cell, suppress
from tweespraak.psychometrics.errors import BadInput, OutsideNorm
from tweespraak.psychometrics.estimation import Estimate, estimate, score
from tweespraak.psychometrics.fairness import AdverseImpact, adverse_impact
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
from tweespraak.psychometrics.norms import Normed, NormModel
from tweespraak.psychometrics.person_fit import lz_star
from tweespraak.psychometrics.plans import AdaptivePlan, Finish, Stop
from tweespraak.psychometrics.reliability import Omega, alpha, omega, reliable_change
from tweespraak.psychometrics.response_quality import (
    even_odd,
    intra_individual_variability,
    long_string,
    mahalanobis,
)
from tweespraak.psychometrics.scales import Scale, convert, standard_error_of_measurement
from tweespraak.psychometrics.simulation import Simulation, simulate
from tweespraak.psychometrics.surveys import Nps, net_promoter_score

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
