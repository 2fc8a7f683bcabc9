"""Evaluations: how recruitment went, said on both sides."""

from tweespraak.foundation.contexts import Context


class EvaluationsConfig(Context):
    name = "tweespraak.evaluations"
    fills = {"frame.concerns": "access.concerned"}
    order = 37
