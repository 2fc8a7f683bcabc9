"""What the guard on health words says: the sentence, why it stopped, and other words to use."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.rules.guarding import About, HealthHit

WHY: dict[About, Promise] = {
    About.DIAGNOSIS: gettext_lazy("This can name an illness or what somebody cannot do."),
    About.TREATMENT: gettext_lazy("This can be about a treatment."),
    About.ABSENCE: gettext_lazy("This can say why somebody was not well or not at work."),
    About.CARE: gettext_lazy("This can say by whom somebody is treated."),
    About.FAMILY: gettext_lazy("This can be about something very private in somebody’s life."),
}
REWRITE: dict[About, Promise] = {
    About.DIAGNOSIS: gettext_lazy(
        "Which change in the work would help? Write that, for example: “works best with one task at "
        "a time”."
    ),
    About.TREATMENT: gettext_lazy(
        "What does it ask of the work? Write that, for example: “starts at ten on Thursdays”."
    ),
    About.ABSENCE: gettext_lazy(
        "What can somebody do, and when? Write that, for example: “takes on two projects until May”."
    ),
    About.CARE: gettext_lazy(
        "What is agreed about time or tasks? Write that, and leave out for what or with whom."
    ),
    About.FAMILY: gettext_lazy(
        "What room in time or place is agreed? Write that, and leave out the reason."
    ),
}


@dataclass(frozen=True)
class HeldWord:
    """One word with its sentence around it, why it stopped the text, and what to write instead."""

    before: str
    found: str
    after: str
    why: str
    rewrite: str


@dataclass(frozen=True)
class HeldText:
    """What the writer reads when a text was held: the words, and the ways out."""

    words: tuple[HeldWord, ...]
    may_confirm: bool
    ways: str


def held_text(hits: Sequence[HealthHit], *, may_confirm: bool) -> HeldText:
    """The hits in the reader's language."""
    if may_confirm:
        ways = _("Use other words, or confirm below that this is not about somebody’s health.")
    else:
        ways = _(
            "There are two ways out: use other words, or let your employee write it themselves, in "
            "their own preparation or their own box. Is it a word of your trade? Then HR can allow "
            "it for the whole organisation."
        )
    return HeldText(tuple(_word(hit) for hit in hits), may_confirm, ways)


def _word(hit: HealthHit) -> HeldWord:
    return HeldWord(hit.before, hit.found, hit.after, str(WHY[hit.about]), str(REWRITE[hit.about]))
