"""The pages around a vacancy, for who leads it or asked for it; each part of selection adds its own."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.selection.models import Vacancy

Pages = list[tuple[str, str]]  # label, address


def pages_of(vacancy: Vacancy) -> Pages:
    """Every page of this vacancy, in the order in which one needs them."""
    return [page for part in PAGES for page in part(vacancy)]


def _intake(vacancy: Vacancy) -> Pages:
    found = {
        "requirements": _("Requirements"),
        "stages": _("Stages"),
        "people": _("Who signs"),
        "details": _("What the work is"),
    }
    return [
        (label, reverse(f"selection:{name}", args=[vacancy.pk])) for name, label in found.items()
    ]


def _opening(vacancy: Vacancy) -> Pages:
    return [(_("The open page"), reverse("selection:publication", args=[vacancy.pk]))]


def _mirror(vacancy: Vacancy) -> Pages:
    return [(_("How the process goes"), reverse("selection:mirror", args=[vacancy.pk]))]


def _process(vacancy: Vacancy) -> Pages:
    return [(_("Candidates"), reverse("selection:candidates", args=[vacancy.pk]))]


def _closing(vacancy: Vacancy) -> Pages:
    if vacancy.closed_at is not None:
        return []
    return [(_("Close the vacancy"), reverse("selection:close", args=[vacancy.pk]))]


PAGES: tuple[Callable[[Vacancy], Pages], ...] = (
    _process,
    _intake,
    _opening,
    _mirror,
    _closing,
)
