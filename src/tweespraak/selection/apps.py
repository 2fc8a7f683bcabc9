"""Selection: from requirements everybody signs to a rejection somebody can grow from."""

from tweespraak.foundation.contexts import Context


class SelectionConfig(Context):
    name = "tweespraak.selection"
    fills = {
        "frame.concerns": "access.vacancies.concerned",
    }
    order = 39
