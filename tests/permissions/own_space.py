"""Anna's own space: a page from elsewhere in her feedback book, and an interview she prepares."""

from dataclasses import dataclass

from tests.cast import Actor
from tests.selection.own_space import a_page, a_preparation
from tweespraak.selection.models import Feedback, Preparation


@dataclass
class OwnSpace:
    """What is Anna's alone."""

    page: Feedback
    preparation: Preparation


def put_own_space(anna: Actor) -> OwnSpace:
    """Through the real actions."""
    return OwnSpace(a_page(anna, tip="Vertel meer"), a_preparation(anna))
