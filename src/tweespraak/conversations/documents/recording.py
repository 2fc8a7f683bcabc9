"""The record of a talk in words: what the two hear of it, why something is refused, how it ended."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.rules.recording import Refusal
from tweespraak.conversations.rules.states import State
from tweespraak.notifications.api import Letter
from tweespraak.people.api import Membership, from_organisation, language_for

Words = str | Promise


class Told(StrEnum):
    """What one of the two hears about the talk and its record."""

    SAYS_HELD = "says_held"
    PULSE = "pulse"
    BOTH_PULSES = "both_pulses"
    SAYS_NO_RECORD = "says_no_record"
    REACT = "react"
    REACT_STILL = "react_still"
    REACTED = "reacted"
    NOT_SIGNED = "not_signed"


# The bell: that there is something, never what; and the page it leads to.
BELLS: Mapping[Told, tuple[Words, str]] = {
    Told.SAYS_HELD: (
        gettext_lazy("%(name)s says that your conversation took place: say so too"),
        "record",
    ),
    Told.PULSE: (gettext_lazy("How was your conversation with %(name)s? Four sentences"), "pulse"),
    Told.BOTH_PULSES: (
        gettext_lazy("You and %(name)s both said how your conversation went"),
        "pulse",
    ),
    Told.SAYS_NO_RECORD: (
        gettext_lazy("%(name)s thinks your check-in needs no record"),
        "without_record",
    ),
    Told.REACT: (gettext_lazy("%(name)s handed you a record for your reaction"), "react"),
    Told.REACT_STILL: (
        gettext_lazy("A record with %(name)s still waits for your reaction"),
        "react",
    ),
    Told.REACTED: (gettext_lazy("%(name)s reacted on the record of your conversation"), "record"),
    Told.NOT_SIGNED: (
        gettext_lazy("The record with %(name)s was closed without a reaction"),
        "record",
    ),
}
# Only where somebody has to do something within a term.
_SUBJECTS: Mapping[Told, Words] = {
    Told.REACT: gettext_lazy("Something is waiting for your reaction"),
    Told.REACT_STILL: gettext_lazy("Your reaction is still awaited"),
}
MAILED = frozenset(_SUBJECTS)

REFUSED: Mapping[Refusal, Words] = {
    Refusal.NOT_YET: gettext_lazy(
        "You can say that it took place once the conversation has begun. Is the moment not right? "
        "Then move it first."
    ),
    Refusal.NOT_NOW: gettext_lazy(
        "That is not possible any more: see below where this conversation is now."
    ),
    Refusal.THEIR_BOX: gettext_lazy(
        "The other writes in this box themselves by now. Say what you would change, and let them "
        "write it."
    ),
    Refusal.WRITTEN: gettext_lazy(
        "Something is written about this theme, so you did talk about it. Empty the boxes first if "
        "it should not be in the record."
    ),
    Refusal.NOTHING_DISCUSSED: gettext_lazy(
        "No theme was talked about yet. Write in the boxes of at least one theme how you both see it."
    ),
    Refusal.EMPTY_BOX: gettext_lazy(
        "A box is still empty. Fill both boxes of every theme you talked about, or say that you did "
        "not talk about it."
    ),
    Refusal.PROPOSED_LEFT: gettext_lazy(
        "An agreement still waits for the other’s word. Agree on it or drop it first."
    ),
    Refusal.TOO_MANY_NEW: gettext_lazy(
        "There are more than three new agreements. Choose the three that matter most."
    ),
    Refusal.OWN_RECORD: gettext_lazy(
        "You handed this record over: now it is the other’s turn to react."
    ),
    Refusal.NO_OWN_VIEW: gettext_lazy("Write how you see it, or choose that you agree."),
    Refusal.TOO_LONG: gettext_lazy("This is too long: 4000 characters fit. Shorten it a little."),
    Refusal.NO_CHECK_IN: gettext_lazy(
        "Only a short check-in can do without a record. Write together how you both see it."
    ),
    Refusal.NOT_ALL_DISCUSSED: gettext_lazy(
        "A live evaluation has three questions. Say that you talked about each of them, and write in "
        "a few words how you both see it."
    ),
    Refusal.ONE_PROMISES: gettext_lazy(
        "You both take something along: only one of you has an agreement now. Add one of the other, "
        "or drop what there is."
    ),
}

# How a record ended, and the kind of tag that shows it.
ENDED: Mapping[State, tuple[Words, str]] = {
    State.CLOSED_AGREED: (gettext_lazy("Agreed by both"), "ok"),
    State.CLOSED_WITH_OWN_VIEW: (gettext_lazy("Seen, with an own view"), "info"),
    State.CLOSED_NOT_SIGNED: (gettext_lazy("Not signed"), "neutral"),
    State.CLOSED_NO_RECORD: (gettext_lazy("Without a record"), "neutral"),
}


def kind_of(told: Told) -> str:
    """The key of this news under the bell and in the outbox."""
    return f"conversations.{told}"


def record_letter(told: Told, member: Membership, address: str, last_day: str) -> Letter:
    """The mail about a record: that something waits, and until when; never what or with whom."""
    with translation.override(language_for(member)):
        words = {"organisation": member.organisation.name, "day": last_day}
        return from_organisation(
            member.organisation,
            language=language_for(member),
            name=member.given_name,
            subject=str(_SUBJECTS[told]),
            paragraphs=[
                _("Something at %(organisation)s is waiting for your reaction.") % words,
                _(
                    "You can read it and react until %(day)s. Say that you agree, or lay your own "
                    "view beside it. If you do nothing, that is what it will say: not signed."
                )
                % words,
            ],
            button=(_("Read and react"), address),
        )
