"""The feedback talk in words: ways to talk, why not, and the protocol as it is told and as it is held."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.rules.talks import Mode, TalkRefusal
from tweespraak.conversations.api import PlanRefusal

CONTENT = Path(__file__).resolve().parent.parent / "content"
LANGUAGES = ("nl", "en")

MODES: Mapping[Mode, Words] = {
    Mode.IN_PERSON: _("Face to face"),
    Mode.VIDEO: _("By video"),
}
REFUSALS: Mapping[TalkRefusal, Words] = {
    TalkRefusal.NOT_NOW: _(
        "This is not possible now. See on the page of the assessment how it stands."
    ),
    TalkRefusal.PAST: _("That moment has passed. Choose one that lies ahead."),
    TalkRefusal.TOO_FAR: _("That is more than a year ahead. Choose a day that is closer."),
    TalkRefusal.SAME_DAY: _(
        "The talk is always on a later day than the last part, also for a talk in the evening. Choose "
        "another day."
    ),
    TalkRefusal.NO_HOUR: _(
        "The clock skips that hour on that day, because summer time begins. Choose another hour."
    ),
    TalkRefusal.NOT_A_WAY: _(
        "Calling or mailing is no feedback talk. Choose face to face; you may call as well, as an extra."
    ),
    TalkRefusal.VIDEO_NOT_ASKED: _(
        "By video is only possible when the participant asks for it. Plan it face to face."
    ),
    TalkRefusal.NOT_READ_IN: _(
        "Who holds the talk has read the file. Choose who leads the assessment, or tick that the "
        "colleague has read it."
    ),
    TalkRefusal.ONLY_THEM: _("Only the participant can do this."),
    TalkRefusal.CHANGED: _("Something changed while you had this page open. Look again first."),
    TalkRefusal.TOO_EARLY: _("The talk has not begun yet. Do this afterwards."),
    TalkRefusal.STEPS_OPEN: _(
        "Not every step is done. Tick what you discussed, or note that the participant wished to skip it."
    ),
    TalkRefusal.UNREAD: _("Read your report first."),
    TalkRefusal.THINK: _("Take a day to let it sink in. After that you can choose this."),
    TalkRefusal.NOT_AGREED: _("First say whether you agree with the draft."),
    TalkRefusal.OPEN_REQUEST: _("Something you asked to have corrected is still open."),
    TalkRefusal.NOT_SURE: _("Tick that you are sure, or keep the talk. Both are fine."),
    TalkRefusal.CLAIM_OVER: _(
        "It is more than thirty days ago that the report was released. Ask the psychologist what is "
        "possible."
    ),
}
PLAN_REFUSALS: Mapping[PlanRefusal, Words] = {
    PlanRefusal.PAST: REFUSALS[TalkRefusal.PAST],
    PlanRefusal.CHANGED: REFUSALS[TalkRefusal.CHANGED],
}


@dataclass(frozen=True)
class Step:
    """One step of the protocol, in one language."""

    number: int
    name: str
    minutes: int
    what: str  # for the psychologist; {name} is the participant
    ask: str  # the question of this step
    plain: str  # for the participant
    keeps: str  # what is written down of it


def protocol(language: str = "") -> tuple[Step, ...]:
    """The preparation and the twelve steps, in the language of the page."""
    wanted = (language or get_language() or "nl")[:2]
    return _protocol(wanted if wanted in LANGUAGES else "nl")


@lru_cache(maxsize=len(LANGUAGES))
def _protocol(language: str) -> tuple[Step, ...]:
    rows = json.loads((CONTENT / f"protocol.{language}.json").read_text(encoding="utf-8"))
    return tuple(Step(**row) for row in rows["steps"])
