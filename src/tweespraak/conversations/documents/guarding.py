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
class HeldSentence:
    """A sentence in pieces, each with whether it is marked; why it stopped, and what to write instead."""

    pieces: tuple[tuple[str, bool], ...]
    hints: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HeldText:
    """What the writer reads when a text was held: the sentences, and the ways out."""

    sentences: tuple[HeldSentence, ...]
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
    by_sentence: dict[tuple[int, str], list[HealthHit]] = {}
    for hit in hits:
        key = (hit.start - len(hit.before), hit.before + hit.found + hit.after)
        by_sentence.setdefault(key, []).append(hit)
    sentences = tuple(_sentence(whole, found) for (_at, whole), found in by_sentence.items())
    return HeldText(sentences, may_confirm, ways)


def _sentence(whole: str, hits: Sequence[HealthHit]) -> HeldSentence:
    pieces, place = [], 0
    for hit in hits:
        start = len(hit.before)
        pieces += [(whole[place:start], False), (hit.found, True)]
        place = start + len(hit.found)
    pieces.append((whole[place:], False))
    abouts = dict.fromkeys(hit.about for hit in hits)
    hints = tuple((str(WHY[about]), str(REWRITE[about])) for about in abouts)
    return HeldSentence(tuple(piece for piece in pieces if piece[0]), hints)
