"""Parts of the day in words: kinds, how they are supervised, scales of scores, why not."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.rules.days import Mode, PartKind, PartRefusal, ScoreKind

KINDS: Mapping[PartKind, Words] = {
    PartKind.TEST: _("A test of ours"),
    PartKind.INTERVIEW: _("Interview"),
    PartKind.SIMULATION: _("Simulation"),
    PartKind.OTHER_TEST: _("A test of another publisher"),
}
MODES: Mapping[Mode, tuple[Words, Words]] = {
    Mode.OPEN: (_("Open to anybody"), _("Anybody can take it, nobody checks who.")),
    Mode.CONTROLLED: (_("Controlled"), _("With a personal account, without supervision.")),
    Mode.SUPERVISED: (_("Supervised"), _("Somebody is there who knows who takes it.")),
    Mode.MANAGED: (
        _("Managed"),
        _("At a test location, with trained supervision and fixed rooms."),
    ),
}
SCORE_KINDS: Mapping[ScoreKind, Words] = {
    ScoreKind.RAW: _("Raw score"),
    ScoreKind.C: _("C score (0–10)"),
    ScoreKind.STANINE: _("Stanine (1–9)"),
    ScoreKind.T: _("T score (mean 50, SD 10)"),
    ScoreKind.STEN: _("Sten (1–10)"),
    ScoreKind.PERCENTILE: _("Percentile"),
    ScoreKind.OTHER: _("Another scale"),
}
REFUSED: Mapping[PartRefusal, Words] = {
    PartRefusal.NOT_NOW: _("This is not possible now."),
    PartRefusal.NO_REASON: _("Say why it is left out: the report tells it."),
    PartRefusal.NOT_BY_HAND: _(
        "This part is done by itself when the participant finishes the test."
    ),
    PartRefusal.NO_RESULT: _("Write the scores down first."),
    PartRefusal.NO_MODE: _("Choose how it was supervised first: the report tells it."),
    PartRefusal.HELD: _("This part was held already; it stays as it was."),
    PartRefusal.TOO_EARLY: _("This part is still to come."),
    PartRefusal.NOT_STARTED: _("The participant has not begun yet."),
}
