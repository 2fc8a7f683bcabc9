"""The rhythm of a year in words: what is wrong with it, and who is left out."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.queries.cycles import Skipped
from tweespraak.conversations.queries.library import libraries
from tweespraak.conversations.rules.rhythm import Found, PeriodFault
from tweespraak.conversations.rules.themes import theme_name
from tweespraak.foundation.texts import in_language

Words = str | Promise
PERIOD_FAULTS: dict[PeriodFault, Words] = {
    PeriodFault.NO_PERIOD: _("Choose at least one period in which people talk."),
    PeriodFault.UNTIL_BEFORE_FROM: _("The last day comes before the first. Change one of the two."),
    PeriodFault.TOO_SOON: _(
        "This is over too soon. People need 14 days to prepare a good conversation and 2 for a "
        "check-in: choose a later last day."
    ),
    PeriodFault.OVERLAP: _(
        "This period begins before the one before it is over. Choose a later first day."
    ),
    PeriodFault.GAP: _(
        "Who talks at the beginning of the period before and at the end of this one waits %(days)d "
        "days. Make that 120 at most: shorten a period, or put a check-in between them."
    ),
    PeriodFault.TOO_FEW_THEMES: _("Choose at least three themes, so that you look wider."),
    PeriodFault.WITHOUT_ALWAYS: _("Choose well-being too: no good conversation goes without."),
}
SKIPPED: dict[Skipped, Words] = {
    Skipped.NO_ROLE: _("has not the role Employee or Manager"),
    Skipped.NO_MANAGER: _("has no manager"),
    Skipped.MANAGER_LEFT: _("has a manager who left"),
    Skipped.MANAGER_WITHOUT_ROLE: _("has a manager without the role Manager"),
}


def fault_words(found: Found) -> str:
    """The sentence for a fault, which says what to do."""
    return str(PERIOD_FAULTS[found.fault]) % {"days": found.days}


def theme_names(keys: list[str] | tuple[str, ...]) -> list[str]:
    """How these themes are called, in the reader's language."""
    return [in_language(theme_name(key, libraries())) for key in keys]
