"""Activities: talent management, from invitation to match."""

from tweespraak.foundation.contexts import Context


class ActivitiesConfig(Context):
    name = "tweespraak.activities"
