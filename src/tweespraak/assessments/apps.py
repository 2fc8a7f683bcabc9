"""Assessments: the case a psychologist leads, from brief to release and aftercare."""

from tweespraak.foundation.contexts import Context


class AssessmentsConfig(Context):
    name = "tweespraak.assessments"
    order = 38
