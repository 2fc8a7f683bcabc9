"""Do something and answer: back with a word that it happened, or with why it did not."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from tweespraak.people.api import TrialFull, trial_full_words
from tweespraak.selection.actions.profiles import ProfileRefused
from tweespraak.selection.documents.words import REFUSALS


def tried(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Whether it was done; what was refused is said above the next page."""
    try:
        act()
    except ProfileRefused as refused:
        messages.error(request, str(REFUSALS[refused.refusal]))
    except TrialFull:
        messages.error(request, trial_full_words())
    else:
        messages.success(request, done)
        return True
    return False
